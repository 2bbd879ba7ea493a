"""async_example: Operations on async example."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_K = Operation("k", "GET", "/k", returns=Empty())


class AsyncExampleResource2(Resource):
    """Operations on async example."""

    @method
    def k(self, **options: Unpack[RequestOptions]) -> None:
        """GET /k."""
        return self._call(_K, options)


class AsyncAsyncExampleResource2(AsyncResource):
    """`AsyncExampleResource2`, with methods to be awaited."""

    k = async_method(AsyncExampleResource2.k)
