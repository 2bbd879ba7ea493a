"""chat: Operations on chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import EVENTS
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from typing_extensions import Required

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_SEND = Operation(
    "send",
    "POST",
    "/chat",
    returns=Json(lambda: models.Answer),
    body="application/json",
)
_SEND_STREAM = _SEND.returning(StreamOf(EVENTS, lambda: models.Piece, end="[DONE]"))

if TYPE_CHECKING:

    class _SendArguments(RequestOptions, total=False):
        messages: Required[Sequence[str]]
        model: str | None | Omit

    class _SendCall(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self,
            *,
            stream: Literal[False] | Omit = ...,
            **options: Unpack[_SendArguments],
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[_SendArguments]
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool | Omit, **options: Unpack[_SendArguments]
        ) -> Answer_co | Stream_co: ...

    class _SendMethod(_SendCall[models.Answer, Stream[models.Piece]], Protocol):
        with_response: _SendCall[
            Response[models.Answer], Response[Stream[models.Piece]]
        ]
        streamed: _SendCall[Opened, Opened]

    class _AsyncSendMethod(
        _SendCall[Awaited[models.Answer], Awaited[AsyncStream[models.Piece]]], Protocol
    ):
        with_response: _SendCall[
            Awaited[Response[models.Answer]],
            Awaited[Response[AsyncStream[models.Piece]]],
        ]
        streamed: _SendCall[AsyncOpened, AsyncOpened]


class Chat(Resource):
    """Operations on chat."""

    @overloaded_method["_SendMethod"]
    def send(
        self,
        *,
        messages: Sequence[str],
        model: str | None | Omit = omit,
        stream: bool | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> Stream[models.Piece] | models.Answer:
        """POST /chat.

        Args:
            model: Which model answers.
            stream: Whether to stream. Default: False.
        """
        return self._call(
            either(stream is True, _SEND_STREAM, _SEND),
            options,
            fields={"messages": messages, "model": model, "stream": stream},
        )


class AsyncChat(AsyncResource):
    """`Chat`, with methods to be awaited."""

    send = async_overloaded_method["_AsyncSendMethod"](Chat.send)
