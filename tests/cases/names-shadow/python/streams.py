"""streams: Operations on streams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import JSON_LINES
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_D_STREAM = Operation("d_stream", "GET", "/streams/stream", returns=Empty())
_ASYNC_D = Operation(
    "async_d", "GET", "/streams/async", returns=Json(lambda: list[models.Size])
)
_D_METHOD = Operation(
    "d_method", "GET", "/streams/call", returns=Json(lambda: list[models.Size])
)
_D = Operation(
    "d", "GET", "/streams/{arguments}", returns=Json(lambda: list[models.Size])
)
_ASYNC_D_STREAM = _ASYNC_D.returning(StreamOf(JSON_LINES, lambda: models.Size))
_D_METHOD_STREAM = _D_METHOD.returning(StreamOf(JSON_LINES, lambda: models.Size))
_D_STREAM2 = _D.returning(StreamOf(JSON_LINES, lambda: models.Size))

if TYPE_CHECKING:

    class _AsyncDCall(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self, *, stream: Literal[False] = ..., **options: Unpack[RequestOptions]
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[RequestOptions]
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool, **options: Unpack[RequestOptions]
        ) -> Answer_co | Stream_co: ...

    class _AsyncDMethod(_AsyncDCall[list[models.Size], Stream[models.Size]], Protocol):
        with_response: _AsyncDCall[
            Response[list[models.Size]], Response[Stream[models.Size]]
        ]
        streamed: _AsyncDCall[Opened, Opened]

    class _AsyncAsyncDMethod(
        _AsyncDCall[Awaited[list[models.Size]], Awaited[AsyncStream[models.Size]]],
        Protocol,
    ):
        with_response: _AsyncDCall[
            Awaited[Response[list[models.Size]]],
            Awaited[Response[AsyncStream[models.Size]]],
        ]
        streamed: _AsyncDCall[AsyncOpened, AsyncOpened]

    class _DMethodCall(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self, *, stream: Literal[False] = ..., **options: Unpack[RequestOptions]
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[RequestOptions]
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool, **options: Unpack[RequestOptions]
        ) -> Answer_co | Stream_co: ...

    class _DMethodMethod(
        _DMethodCall[list[models.Size], Stream[models.Size]], Protocol
    ):
        with_response: _DMethodCall[
            Response[list[models.Size]], Response[Stream[models.Size]]
        ]
        streamed: _DMethodCall[Opened, Opened]

    class _AsyncDMethodMethod(
        _DMethodCall[Awaited[list[models.Size]], Awaited[AsyncStream[models.Size]]],
        Protocol,
    ):
        with_response: _DMethodCall[
            Awaited[Response[list[models.Size]]],
            Awaited[Response[AsyncStream[models.Size]]],
        ]
        streamed: _DMethodCall[AsyncOpened, AsyncOpened]

    class _DCall(Protocol[Answer_co, Stream_co]):
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

    class _DMethod(_DCall[list[models.Size], Stream[models.Size]], Protocol):
        with_response: _DCall[
            Response[list[models.Size]], Response[Stream[models.Size]]
        ]
        streamed: _DCall[Opened, Opened]

    class _AsyncDMethod2(
        _DCall[Awaited[list[models.Size]], Awaited[AsyncStream[models.Size]]], Protocol
    ):
        with_response: _DCall[
            Awaited[Response[list[models.Size]]],
            Awaited[Response[AsyncStream[models.Size]]],
        ]
        streamed: _DCall[AsyncOpened, AsyncOpened]


class Streams(Resource):
    """Operations on streams."""

    @method
    def d_stream(self, **options: Unpack[RequestOptions]) -> None:
        """GET /streams/stream."""
        return self._call(_D_STREAM, options)

    @overloaded_method["_AsyncDMethod"]
    def async_d(
        self, *, stream: bool = False, **options: Unpack[RequestOptions]
    ) -> Stream[models.Size] | list[models.Size]:
        """GET /streams/async.

        Args:
            stream: Whether the answer is asked for as a stream.
        """
        return self._call(either(stream, _ASYNC_D_STREAM, _ASYNC_D), options)

    @overloaded_method["_DMethodMethod"]
    def d_method(
        self, *, stream: bool = False, **options: Unpack[RequestOptions]
    ) -> Stream[models.Size] | list[models.Size]:
        """GET /streams/call.

        Args:
            stream: Whether the answer is asked for as a stream.
        """
        return self._call(either(stream, _D_METHOD_STREAM, _D_METHOD), options)

    @overloaded_method["_DMethod"]
    def d(
        self, arguments: str, *, stream: bool = False, **options: Unpack[RequestOptions]
    ) -> Stream[models.Size] | list[models.Size]:
        """GET /streams/{arguments}.

        Args:
            stream: Whether the answer is asked for as a stream.
        """
        return self._call(
            either(stream, _D_STREAM2, _D), options, path={"arguments": arguments}
        )


class AsyncStreams(AsyncResource):
    """`Streams`, with methods to be awaited."""

    d_stream = async_method(Streams.d_stream)
    async_d = async_overloaded_method["_AsyncAsyncDMethod"](Streams.async_d)
    d_method = async_overloaded_method["_AsyncDMethodMethod"](Streams.d_method)
    d = async_overloaded_method["_AsyncDMethod2"](Streams.d)
