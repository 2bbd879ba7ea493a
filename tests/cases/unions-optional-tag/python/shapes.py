"""shapes: Operations on shapes."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_LIST_SHAPES = Operation(
    "listShapes", "GET", "/shapes", returns=Json(lambda: list[models.Shape])
)


class Shapes(Resource):
    """Operations on shapes."""

    @method
    def list_shapes(self, **options: Unpack[RequestOptions]) -> list[models.Shape]:
        """GET /shapes."""
        return self._call(_LIST_SHAPES, options)


class AsyncShapes(AsyncResource):
    """`Shapes`, with methods to be awaited."""

    list_shapes = async_method(Shapes.list_shapes)
