"""shapes: Operations on shapes."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_SHAPE: Operation[models.Shapes] = Operation(
    "getShape", "GET", "/shapes", returns=Json(lambda: models.Shapes)
)


class Shapes(Resource):
    """Operations on shapes."""

    @method
    def get_shape(self, **options: Unpack[RequestOptions]) -> models.Shapes:
        """GET /shapes."""
        return self._call(_GET_SHAPE, options)


class AsyncShapes(AsyncResource):
    """`Shapes`, with methods to be awaited."""

    get_shape = async_method(Shapes.get_shape)
