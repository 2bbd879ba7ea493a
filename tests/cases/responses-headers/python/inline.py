"""inline: Operations on inline."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Bytes, Operation, RequestOptions
from ._runtime.typed_headers import TypedHeaders, with_headers

_INLINE = Operation(
    "inline",
    "GET",
    "/inline",
    returns=Bytes("application/pdf"),
    headers=TypedHeaders(
        lambda: models.InlineResponseHeaders,
        {
            "X-Ids": "array",
            "X-Point": "object",
            "X-Exploded": "exploded",
            "X-Json": "json",
        },
    ),
)


class Inline(Resource):
    """Operations on inline."""

    @with_headers(_INLINE)
    @method
    def inline(self, **options: Unpack[RequestOptions]) -> bytes:
        """GET /inline."""
        return self._call(_INLINE, options)


class AsyncInline(AsyncResource):
    """`Inline`, with methods to be awaited."""

    inline = async_method(Inline.inline)
