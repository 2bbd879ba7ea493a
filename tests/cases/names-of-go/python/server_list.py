"""ServerList: Operations on server list."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SERVER = Operation("server", "GET", "/server", returns=Empty())


class ServerList(Resource):
    """Operations on server list."""

    @method
    def server(self, **options: Unpack[RequestOptions]) -> None:
        """GET /server."""
        return self._call(_SERVER, options)


class AsyncServerList(AsyncResource):
    """`ServerList`, with methods to be awaited."""

    server = async_method(ServerList.server)
