"""Resource: Operations on resource."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_G = Operation("g", "GET", "/g", returns=Empty())


class ResourceResource(Resource):
    """Operations on resource."""

    @method
    def g(self, **options: Unpack[RequestOptions]) -> None:
        """GET /g."""
        return self._call(_G, options)


class AsyncResourceResource(AsyncResource):
    """`ResourceResource`, with methods to be awaited."""

    g = async_method(ResourceResource.g)
