"""WithServer: Operations on with server."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_WITH_SERVER_URL = Operation("withServerUrl", "GET", "/options", returns=Empty())


class WithServer(Resource):
    """Operations on with server."""

    @method
    def with_server_url(self, **options: Unpack[RequestOptions]) -> None:
        """GET /options."""
        return self._call(_WITH_SERVER_URL, options)


class AsyncWithServer(AsyncResource):
    """`WithServer`, with methods to be awaited."""

    with_server_url = async_method(WithServer.with_server_url)
