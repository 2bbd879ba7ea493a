"""A: Operations on a."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions
from ._runtime.server_variables import Variable
from ._runtime.servers import Server

_GET_NAMED = Operation(
    "getNamed",
    "GET",
    "/named",
    returns=Empty(),
    servers={
        "live": Server("https://files.example.com"),
        "sandbox": Server("https://files.sandbox.example.com"),
    },
)
_PUT_OWN = Operation(
    "putOwn", "PUT", "/named", returns=Empty(), servers={"default": Server("/upload")}
)
_POST_AS_THE_API = Operation("postAsTheApi", "POST", "/named", returns=Empty())
_GET_VARIABLE = Operation(
    "getVariable",
    "GET",
    "/variable",
    returns=Empty(),
    servers={
        "default": Server(
            "https://{shard}.{account}.example.com",
            {"shard": Variable("1", ("1", "2")), "account": Variable()},
        ),
        "cache": Server("https://cache.example.com"),
    },
)


class A(Resource):
    """Operations on a."""

    @method
    def get_named(self, **options: Unpack[RequestOptions]) -> None:
        """GET /named."""
        return self._call(_GET_NAMED, options)

    @method
    def put_own(self, **options: Unpack[RequestOptions]) -> None:
        """PUT /named."""
        return self._call(_PUT_OWN, options)

    @method
    def post_as_the_api(self, **options: Unpack[RequestOptions]) -> None:
        """POST /named."""
        return self._call(_POST_AS_THE_API, options)

    @method
    def get_variable(self, **options: Unpack[RequestOptions]) -> None:
        """GET /variable."""
        return self._call(_GET_VARIABLE, options)


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    get_named = async_method(A.get_named)
    put_own = async_method(A.put_own)
    post_as_the_api = async_method(A.post_as_the_api)
    get_variable = async_method(A.get_variable)
