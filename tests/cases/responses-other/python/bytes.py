"""bytes: Operations on bytes."""

from __future__ import annotations

from builtins import bytes as bytes_
from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Bytes, Operation, RequestOptions

_BYTES = Operation("bytes", "GET", "/bytes", returns=Bytes("application/pdf"))


class BytesResource(Resource):
    """Operations on bytes."""

    @method
    def bytes(self, **options: Unpack[RequestOptions]) -> bytes_:
        """GET /bytes."""
        return self._call(_BYTES, options)


class AsyncBytesResource(AsyncResource):
    """`BytesResource`, with methods to be awaited."""

    bytes = async_method(BytesResource.bytes)
