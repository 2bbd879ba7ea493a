"""Operation: Operations on operation."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_L = Operation("l", "GET", "/l", returns=Empty())


class OperationResource(Resource):
    """Operations on operation."""

    @method
    def l(self, **options: Unpack[RequestOptions]) -> None:
        """GET /l."""
        return self._call(_L, options)


class AsyncOperationResource(AsyncResource):
    """`OperationResource`, with methods to be awaited."""

    l = async_method(OperationResource.l)
