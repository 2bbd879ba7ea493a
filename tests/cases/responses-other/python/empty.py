"""empty: Operations on empty."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_EMPTY = Operation("empty", "DELETE", "/empty", returns=Empty())


class EmptyResource(Resource):
    """Operations on empty."""

    @method
    def empty(self, **options: Unpack[RequestOptions]) -> None:
        """DELETE /empty."""
        return self._call(_EMPTY, options)


class AsyncEmptyResource(AsyncResource):
    """`EmptyResource`, with methods to be awaited."""

    empty = async_method(EmptyResource.empty)
