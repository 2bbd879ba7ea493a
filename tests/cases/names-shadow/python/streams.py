"""streams: Operations on streams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import JSON_LINES
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_STREAM = Operation(
    "stream", "GET", "/streams/{arguments}", returns=Json(lambda: list[models.Size])
)
_STREAM_STREAM = _STREAM.returning(StreamOf(JSON_LINES, lambda: models.Size))

if TYPE_CHECKING:

    class _Stream(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self,
            arguments: str,
            *,
            stream: Literal[False] = ...,
            **options: Unpack[RequestOptions],
        ) -> Answer_co: ...
        @overload
        def __call__(
            self,
            arguments: str,
            *,
            stream: Literal[True],
            **options: Unpack[RequestOptions],
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, arguments: str, *, stream: bool, **options: Unpack[RequestOptions]
        ) -> Answer_co | Stream_co: ...

    class _StreamMethod(_Stream[list[models.Size], Stream[models.Size]], Protocol):
        with_response: _Stream[
            Response[list[models.Size]], Response[Stream[models.Size]]
        ]
        streamed: _Stream[Opened, Opened]

    class _AsyncStreamMethod(
        _Stream[Awaited[list[models.Size]], Awaited[AsyncStream[models.Size]]], Protocol
    ):
        with_response: _Stream[
            Awaited[Response[list[models.Size]]],
            Awaited[Response[AsyncStream[models.Size]]],
        ]
        streamed: _Stream[AsyncOpened, AsyncOpened]


class Streams(Resource):
    """Operations on streams."""

    @overloaded_method["_StreamMethod"]
    def stream(
        self, arguments: str, *, stream: bool = False, **options: Unpack[RequestOptions]
    ) -> Stream[models.Size] | list[models.Size]:
        """GET /streams/{arguments}.

        Args:
            stream: Whether the answer is asked for as a stream.
        """
        return self._call(
            either(stream, _STREAM_STREAM, _STREAM),
            options,
            path={"arguments": arguments},
        )


class AsyncStreams(AsyncResource):
    """`Streams`, with methods to be awaited."""

    stream = async_overloaded_method["_AsyncStreamMethod"](Streams.stream)
