"""same: Operations on same."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_SAME = Operation("same", "PUT", "/same", returns=Json(lambda: models.Item))


class Same(Resource):
    """Operations on same."""

    @method
    def same(self, **options: Unpack[RequestOptions]) -> models.Item:
        """PUT /same."""
        return self._call(_SAME, options)


class AsyncSame(AsyncResource):
    """`Same`, with methods to be awaited."""

    same = async_method(Same.same)
