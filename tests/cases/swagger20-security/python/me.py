"""me: Operations on me."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_ME = Operation(
    "getMe", "GET", "/me", returns=Empty(), security=({"login": ()}, {"token": ()})
)
_PUT_ME = Operation("putMe", "PUT", "/me", returns=Empty(), security=())


class Me(Resource):
    """Operations on me."""

    @method
    def get_me(self, **options: Unpack[RequestOptions]) -> None:
        """GET /me."""
        return self._call(_GET_ME, options)

    @method
    def put_me(self, **options: Unpack[RequestOptions]) -> None:
        """PUT /me."""
        return self._call(_PUT_ME, options)


class AsyncMe(AsyncResource):
    """`Me`, with methods to be awaited."""

    get_me = async_method(Me.get_me)
    put_me = async_method(Me.put_me)
