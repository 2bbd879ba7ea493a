"""generate: Operations on generate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import JSON_LINES
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Literal, Protocol, overload

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_GENERATE = Operation(
    "generate",
    "POST",
    "/generate",
    returns=Json(lambda: models.Answer),
    body="application/json",
)
_GENERATE_STREAM = _GENERATE.returning(
    StreamOf(JSON_LINES, lambda: models.Piece, accept="application/x-ndjson")
)

if TYPE_CHECKING:

    class _GenerateCall(Protocol[Stream_co, Answer_co]):
        @overload
        def __call__(
            self,
            *,
            stream: Literal[True] | Omit = ...,
            **options: Unpack[RequestOptions],
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[False], **options: Unpack[RequestOptions]
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: bool | Omit, **options: Unpack[RequestOptions]
        ) -> Answer_co | Stream_co: ...

    class _GenerateMethod(_GenerateCall[Stream[models.Piece], models.Answer], Protocol):
        with_response: _GenerateCall[
            Response[Stream[models.Piece]], Response[models.Answer]
        ]
        streamed: _GenerateCall[Opened, Opened]

    class _AsyncGenerateMethod(
        _GenerateCall[Awaited[AsyncStream[models.Piece]], Awaited[models.Answer]],
        Protocol,
    ):
        with_response: _GenerateCall[
            Awaited[Response[AsyncStream[models.Piece]]],
            Awaited[Response[models.Answer]],
        ]
        streamed: _GenerateCall[AsyncOpened, AsyncOpened]


class Generate(Resource):
    """Operations on generate."""

    @overloaded_method["_GenerateMethod"]
    def generate(
        self, *, stream: bool | Omit = omit, **options: Unpack[RequestOptions]
    ) -> Stream[models.Piece] | models.Answer:
        """POST /generate.

        Args:
            stream: Default: True.
        """
        return self._call(
            either(stream is not False, _GENERATE_STREAM, _GENERATE),
            options,
            fields={"stream": stream},
        )


class AsyncGenerate(AsyncResource):
    """`Generate`, with methods to be awaited."""

    generate = async_overloaded_method["_AsyncGenerateMethod"](Generate.generate)
