"""calls: Operations on calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from . import models
from ._runtime.files import FileContent
from ._runtime.forms import Encoding
from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Empty, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, overloaded_method

if TYPE_CHECKING:
    from typing import Protocol, overload

    from typing_extensions import Required

    from . import params
    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened
    from ._runtime.response import Response

_CALL = Operation(
    "call",
    "POST",
    "/calls",
    returns=Empty(),
    bodies=(
        Body(
            "multipart/form-data",
            required=("sdp",),
            optional=("audio",),
            encodings={"sdp": Encoding("application/sdp")},
        ),
        Body("application/sdp"),
    ),
)

if TYPE_CHECKING:

    class _CallFormData(RequestOptions, total=False):
        sdp: Required[str]
        audio: models.Audio | params.AudioParam | Omit
        content_type: Literal["multipart/form-data"] | Omit

    class _CallSdp(RequestOptions, total=False):
        body: Required[str | FileContent]
        content_type: Literal["application/sdp"] | Omit

    class _CallCall(Protocol[Answer_co]):
        @overload
        def __call__(self, **options: Unpack[_CallFormData]) -> Answer_co: ...
        @overload
        def __call__(self, **options: Unpack[_CallSdp]) -> Answer_co: ...

    class _CallMethod(_CallCall[None], Protocol):
        with_response: _CallCall[Response[None]]
        streamed: _CallCall[Opened]

    class _AsyncCallMethod(_CallCall[Awaited[None]], Protocol):
        with_response: _CallCall[Awaited[Response[None]]]
        streamed: _CallCall[AsyncOpened]


class Calls(Resource):
    """Operations on calls."""

    @overloaded_method["_CallMethod"]
    def call(
        self,
        *,
        body: str | FileContent | Omit = omit,
        sdp: str | Omit = omit,
        audio: models.Audio | params.AudioParam | Omit = omit,
        content_type: Literal["multipart/form-data", "application/sdp"] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /calls.

        Args:
            body: Sent as application/sdp.
            content_type: By default the first that the arguments fit.
        """
        return self._call(
            _CALL,
            options,
            body=body,
            content_type=content_type,
            fields={"sdp": sdp, "audio": audio},
        )


class AsyncCalls(AsyncResource):
    """`Calls`, with methods to be awaited."""

    call = async_overloaded_method["_AsyncCallMethod"](Calls.call)
