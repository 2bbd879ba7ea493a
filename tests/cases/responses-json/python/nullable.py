"""nullable: Operations on nullable."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_NULLABLE: Operation[models.Item | None] = Operation(
    "getNullable", "GET", "/nullable", returns=Json(lambda: models.Item | None)
)


class Nullable(Resource):
    """Operations on nullable."""

    @method
    def get_nullable(self, **options: Unpack[RequestOptions]) -> models.Item | None:
        """GET /nullable."""
        return self._call(_GET_NULLABLE, options)


class AsyncNullable(AsyncResource):
    """`Nullable`, with methods to be awaited."""

    get_nullable = async_method(Nullable.get_nullable)
