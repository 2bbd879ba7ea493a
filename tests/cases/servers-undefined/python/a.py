"""a: Operations on a."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions
from ._runtime.server_variables import Variable
from ._runtime.servers import Server

_GET_A = Operation(
    "getA",
    "GET",
    "/a",
    returns=Empty(),
    servers={"default": Server("https://{region}.example.com", {"region": Variable()})},
)


class A(Resource):
    """Operations on a."""

    @method
    def get_a(self, **options: Unpack[RequestOptions]) -> None:
        """GET /a."""
        return self._call(_GET_A, options)


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    get_a = async_method(A.get_a)
