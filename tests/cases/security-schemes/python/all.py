"""all: Operations on all."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_ALL = Operation(
    "all",
    "GET",
    "/all",
    returns=Empty(),
    security=({"key_query": (), "key_cookie": ()},),
)


class All(Resource):
    """Operations on all."""

    @method
    def all(self, **options: Unpack[RequestOptions]) -> None:
        """GET /all."""
        return self._call(_ALL, options)


class AsyncAll(AsyncResource):
    """`All`, with methods to be awaited."""

    all = async_method(All.all)
