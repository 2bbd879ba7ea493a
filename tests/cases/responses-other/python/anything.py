"""anything: Operations on anything."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_ANYTHING = Operation(
    "anything", "GET", "/anything", returns=Json(lambda: models.AnythingResponse)
)


class Anything(Resource):
    """Operations on anything."""

    @method
    def anything(self, **options: Unpack[RequestOptions]) -> models.AnythingResponse:
        """GET /anything."""
        return self._call(_ANYTHING, options)


class AsyncAnything(AsyncResource):
    """`Anything`, with methods to be awaited."""

    anything = async_method(Anything.anything)
