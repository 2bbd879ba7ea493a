"""range: Operations on range."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_RANGE = Operation("range", "GET", "/range", returns=Json(lambda: models.Item))


class Range(Resource):
    """Operations on range."""

    @method
    def range(self, **options: Unpack[RequestOptions]) -> models.Item:
        """GET /range."""
        return self._call(_RANGE, options)


class AsyncRange(AsyncResource):
    """`Range`, with methods to be awaited."""

    range = async_method(Range.range)
