"""/./up: Operations on up."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_M = Operation("m", "GET", "/m", returns=Empty())


class Up(Resource):
    """Operations on up."""

    @method
    def m(self, **options: Unpack[RequestOptions]) -> None:
        """GET /m."""
        return self._call(_M, options)


class AsyncUp(AsyncResource):
    """`Up`, with methods to be awaited."""

    m = async_method(Up.m)
