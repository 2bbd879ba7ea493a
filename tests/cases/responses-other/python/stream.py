"""stream: Operations on stream."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Bytes, Operation, RequestOptions

_STREAM = Operation("stream", "GET", "/stream", returns=Bytes("text/event-stream"))


class Stream(Resource):
    """Operations on stream."""

    @method
    def stream(self, **options: Unpack[RequestOptions]) -> bytes:
        """GET /stream."""
        return self._call(_STREAM, options)


class AsyncStream(AsyncResource):
    """`Stream`, with methods to be awaited."""

    stream = async_method(Stream.stream)
