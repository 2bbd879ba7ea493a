"""open: Operations on open."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_OPEN = Operation("open", "GET", "/open", returns=Empty(), security=())


class Open(Resource):
    """Operations on open."""

    @method
    def open(self, **options: Unpack[RequestOptions]) -> None:
        """GET /open."""
        return self._call(_OPEN, options)


class AsyncOpen(AsyncResource):
    """`Open`, with methods to be awaited."""

    open = async_method(Open.open)
