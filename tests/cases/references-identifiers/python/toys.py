"""toys: Operations on toys."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_TOY = Operation("getToy", "GET", "/toys", returns=Json(lambda: models.Ball))


class Toys(Resource):
    """Operations on toys."""

    @method
    def get_toy(self, **options: Unpack[RequestOptions]) -> models.Ball:
        """GET /toys."""
        return self._call(_GET_TOY, options)


class AsyncToys(AsyncResource):
    """`Toys`, with methods to be awaited."""

    get_toy = async_method(Toys.get_toy)
