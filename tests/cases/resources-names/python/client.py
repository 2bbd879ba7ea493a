"""_client: Operations on client."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_J = Operation("j", "GET", "/j", returns=Empty())


class ClientResource(Resource):
    """Operations on client."""

    @method
    def j(self, **options: Unpack[RequestOptions]) -> None:
        """GET /j."""
        return self._call(_J, options)


class AsyncClientResource(AsyncResource):
    """`ClientResource`, with methods to be awaited."""

    j = async_method(ClientResource.j)
