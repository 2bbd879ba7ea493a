"""talk: Operations on talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import EVENTS
from ._runtime.streams import StreamOf
from ._runtime.typed_headers import TypedHeaders

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_TALK = Operation(
    "talk",
    "POST",
    "/talk",
    returns=Json(lambda: models.Point),
    headers=TypedHeaders(lambda: models.TalkResponseHeaders),
    body="application/json",
)
_TALK_STREAM: Operation[Stream[int | str], models.TalkResponseHeaders] = (
    _TALK.returning(StreamOf(EVENTS, lambda: int | str))
)

if TYPE_CHECKING:

    class _TalkCall(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self,
            *,
            stream: Literal[False] | Omit = ...,
            **options: Unpack[RequestOptions],
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[RequestOptions]
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool | Omit, **options: Unpack[RequestOptions]
        ) -> Answer_co | Stream_co: ...

    class _TalkMethod(_TalkCall[models.Point, Stream[int | str]], Protocol):
        with_response: _TalkCall[
            Response[models.Point, models.TalkResponseHeaders],
            Response[Stream[int | str], models.TalkResponseHeaders],
        ]
        streamed: _TalkCall[Opened, Opened]

    class _AsyncTalkMethod(
        _TalkCall[Awaited[models.Point], Awaited[AsyncStream[int | str]]], Protocol
    ):
        with_response: _TalkCall[
            Awaited[Response[models.Point, models.TalkResponseHeaders]],
            Awaited[Response[AsyncStream[int | str], models.TalkResponseHeaders]],
        ]
        streamed: _TalkCall[AsyncOpened, AsyncOpened]


class Talk(Resource):
    """Operations on talk."""

    @overloaded_method["_TalkMethod"]
    def talk(
        self, *, stream: bool | Omit = omit, **options: Unpack[RequestOptions]
    ) -> Stream[int | str] | models.Point:
        """POST /talk."""
        return self._call(
            either(stream is True, _TALK_STREAM, _TALK),
            options,
            fields={"stream": stream},
        )


class AsyncTalk(AsyncResource):
    """`Talk`, with methods to be awaited."""

    talk = async_overloaded_method["_AsyncTalkMethod"](Talk.talk)
