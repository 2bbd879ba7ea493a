"""one: Operations on one."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_ONE = Operation("getOne", "GET", "/one", returns=Empty())


class One(Resource):
    """Operations on one."""

    @method
    def get_one(self, **options: Unpack[RequestOptions]) -> None:
        """GET /one."""
        return self._call(_GET_ONE, options)


class AsyncOne(AsyncResource):
    """`One`, with methods to be awaited."""

    get_one = async_method(One.get_one)
