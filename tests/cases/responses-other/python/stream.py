"""stream: Operations on stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from ._runtime.method import AsyncResource, Resource, method
from ._runtime.operation import Operation, RequestOptions
from ._runtime.overloads import async_stream_method
from ._runtime.stream_formats import EVENTS
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from ._runtime.streams import Stream

_STREAM = Operation(
    "stream", "GET", "/stream", returns=StreamOf(EVENTS, lambda: dict[str, Any])
)


class StreamResource(Resource):
    """Operations on stream."""

    @method
    def stream(self, **options: Unpack[RequestOptions]) -> Stream[dict[str, Any]]:
        """GET /stream."""
        return self._call(_STREAM, options)


class AsyncStreamResource(AsyncResource):
    """`StreamResource`, with methods to be awaited."""

    stream = async_stream_method(StreamResource.stream)
