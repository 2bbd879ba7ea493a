"""request: Operations on request."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_C = Operation("c", "GET", "/c", returns=Empty())


class Request(Resource):
    """Operations on request."""

    @method
    def c(self, **options: Unpack[RequestOptions]) -> None:
        """GET /c."""
        return self._call(_C, options)


class AsyncRequest(AsyncResource):
    """`Request`, with methods to be awaited."""

    c = async_method(Request.c)
