"""bytes: Operations on bytes."""

from __future__ import annotations

from typing import Unpack

from ._runtime.files import FileContent
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_BYTES = Operation(
    "sendBytes", "POST", "/bytes", returns=Empty(), body="application/octet-stream"
)


class BytesResource(Resource):
    """Operations on bytes."""

    @method
    def send_bytes(
        self, *, body: FileContent, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /bytes.

        Args:
            body: Sent as application/octet-stream.
        """
        return self._call(_SEND_BYTES, options, body=body)


class AsyncBytesResource(AsyncResource):
    """`BytesResource`, with methods to be awaited."""

    send_bytes = async_method(BytesResource.send_bytes)
