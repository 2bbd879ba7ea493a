"""con: Operations on con."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_N = Operation("n", "GET", "/n", returns=Empty())


class Con(Resource):
    """Operations on con."""

    @method
    def n(self, **options: Unpack[RequestOptions]) -> None:
        """GET /n."""
        return self._call(_N, options)


class AsyncCon(AsyncResource):
    """`Con`, with methods to be awaited."""

    n = async_method(Con.n)
