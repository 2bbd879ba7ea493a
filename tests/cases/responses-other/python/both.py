"""both: Operations on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import EVENTS
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_BOTH = Operation("both", "GET", "/both", returns=Json(lambda: models.BothResponse))
_BOTH_STREAM = _BOTH.returning(StreamOf(EVENTS, lambda: dict[str, Any]))

if TYPE_CHECKING:

    class _BothCall(Protocol[Answer_co, Stream_co]):
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

    class _BothMethod(_BothCall[models.BothResponse, Stream[dict[str, Any]]], Protocol):
        with_response: _BothCall[
            Response[models.BothResponse], Response[Stream[dict[str, Any]]]
        ]
        streamed: _BothCall[Opened, Opened]

    class _AsyncBothMethod(
        _BothCall[Awaited[models.BothResponse], Awaited[AsyncStream[dict[str, Any]]]],
        Protocol,
    ):
        with_response: _BothCall[
            Awaited[Response[models.BothResponse]],
            Awaited[Response[AsyncStream[dict[str, Any]]]],
        ]
        streamed: _BothCall[AsyncOpened, AsyncOpened]


class Both(Resource):
    """Operations on both."""

    @overloaded_method["_BothMethod"]
    def both(
        self, *, stream: bool = False, **options: Unpack[RequestOptions]
    ) -> Stream[dict[str, Any]] | models.BothResponse:
        """GET /both.

        Args:
            stream: Whether the answer is asked for as a stream.
        """
        return self._call(either(stream, _BOTH_STREAM, _BOTH), options)


class AsyncBoth(AsyncResource):
    """`Both`, with methods to be awaited."""

    both = async_overloaded_method["_AsyncBothMethod"](Both.both)
