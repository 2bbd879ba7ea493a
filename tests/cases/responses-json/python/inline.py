"""inline: Operations on inline."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_INLINE = Operation(
    "getInline",
    "GET",
    "/inline",
    returns=Json(
        lambda: models.GetInlineResponse, accept="application/json; charset=utf-8"
    ),
)


class Inline(Resource):
    """Operations on inline."""

    @method
    def get_inline(self, **options: Unpack[RequestOptions]) -> models.GetInlineResponse:
        """GET /inline."""
        return self._call(_GET_INLINE, options)


class AsyncInline(AsyncResource):
    """`Inline`, with methods to be awaited."""

    get_inline = async_method(Inline.get_inline)
