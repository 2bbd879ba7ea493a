"""New: Operations on new."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_NEW = Operation("new", "GET", "/new", returns=Empty())
_READ_BYTE = Operation("readByte", "GET", "/bytes", returns=Empty())


class New(Resource):
    """Operations on new."""

    @method
    def new(self, **options: Unpack[RequestOptions]) -> None:
        """GET /new."""
        return self._call(_NEW, options)

    @method
    def read_byte(self, **options: Unpack[RequestOptions]) -> None:
        """GET /bytes."""
        return self._call(_READ_BYTE, options)


class AsyncNew(AsyncResource):
    """`New`, with methods to be awaited."""

    new = async_method(New.new)
    read_byte = async_method(New.read_byte)
