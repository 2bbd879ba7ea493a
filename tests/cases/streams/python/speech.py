"""speech: Operations on speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Bytes, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import TEXT_EVENTS
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_SPEAK = Operation(
    "speak",
    "POST",
    "/speech",
    returns=Bytes("audio/mpeg"),
    body="application/json",
    body_required=False,
)
_SPEAK_STREAM = _SPEAK.returning(StreamOf(TEXT_EVENTS, lambda: str))

if TYPE_CHECKING:

    class _SpeakArguments(RequestOptions, total=False):
        text: str | Omit

    class _SpeakCall(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self, *, stream: Literal[False] = ..., **options: Unpack[_SpeakArguments]
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[_SpeakArguments]
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool, **options: Unpack[_SpeakArguments]
        ) -> Answer_co | Stream_co: ...

    class _SpeakMethod(_SpeakCall[bytes, Stream[str]], Protocol):
        with_response: _SpeakCall[Response[bytes], Response[Stream[str]]]
        streamed: _SpeakCall[Opened, Opened]

    class _AsyncSpeakMethod(
        _SpeakCall[Awaited[bytes], Awaited[AsyncStream[str]]], Protocol
    ):
        with_response: _SpeakCall[
            Awaited[Response[bytes]], Awaited[Response[AsyncStream[str]]]
        ]
        streamed: _SpeakCall[AsyncOpened, AsyncOpened]


class Speech(Resource):
    """Operations on speech."""

    @overloaded_method["_SpeakMethod"]
    def speak(
        self,
        *,
        text: str | Omit = omit,
        stream: bool = False,
        **options: Unpack[RequestOptions],
    ) -> Stream[str] | bytes:
        """POST /speech.

        Args:
            stream: Whether the answer is asked for as a stream.
        """
        return self._call(
            either(stream, _SPEAK_STREAM, _SPEAK), options, fields={"text": text}
        )


class AsyncSpeech(AsyncResource):
    """`Speech`, with methods to be awaited."""

    speak = async_overloaded_method["_AsyncSpeakMethod"](Speech.speak)
