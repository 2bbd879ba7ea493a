"""things: Operations on things."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_GET_THINGS: Operation[list[models.Thing] | None] = Operation(
    "getThings", "GET", "/things", returns=Json(lambda: list[models.Thing] | None)
)


class Things(Resource):
    """Operations on things."""

    @method
    def get_things(
        self, *, size: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> list[models.Thing] | None:
        """GET /things.

        Args:
            size: Exclusive minimum: 0.
        """
        return self._call(_GET_THINGS, options, query={"size": size})


class AsyncThings(AsyncResource):
    """`Things`, with methods to be awaited."""

    get_things = async_method(Things.get_things)
