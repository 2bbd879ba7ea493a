"""Pointer: Operations on pointer."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_POINTER = Operation("pointer", "GET", "/pointer", returns=Empty())


class Pointer(Resource):
    """Operations on pointer."""

    @method
    def pointer(self, **options: Unpack[RequestOptions]) -> None:
        """GET /pointer."""
        return self._call(_POINTER, options)


class AsyncPointer(AsyncResource):
    """`Pointer`, with methods to be awaited."""

    pointer = async_method(Pointer.pointer)
