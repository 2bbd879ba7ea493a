"""transcriptions: Operations on transcriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from . import models
from ._runtime.files import FileInput
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

_TRANSCRIBE = Operation(
    "transcribe",
    "POST",
    "/transcriptions",
    returns=Empty(),
    bodies=(
        Body("application/json", required=("input", "model"), optional=("language",)),
        Body("multipart/form-data", required=("file", "model"), optional=("input",)),
    ),
)

if TYPE_CHECKING:

    class _TranscribeArguments(RequestOptions, total=False):
        model: Required[str]

    class _TranscribeJson(_TranscribeArguments, total=False):
        input: Required[models.Audio | params.AudioParam]
        language: str | None | Omit
        content_type: Literal["application/json"] | Omit

    class _TranscribeFormData(_TranscribeArguments, total=False):
        input: FileInput | models.Audio | params.AudioParam | Omit
        file: Required[FileInput]
        content_type: Literal["multipart/form-data"] | Omit

    class _TranscribeCall(Protocol[Answer_co]):
        @overload
        def __call__(self, **options: Unpack[_TranscribeJson]) -> Answer_co: ...
        @overload
        def __call__(self, **options: Unpack[_TranscribeFormData]) -> Answer_co: ...

    class _TranscribeMethod(_TranscribeCall[None], Protocol):
        with_response: _TranscribeCall[Response[None]]
        streamed: _TranscribeCall[Opened]

    class _AsyncTranscribeMethod(_TranscribeCall[Awaited[None]], Protocol):
        with_response: _TranscribeCall[Awaited[Response[None]]]
        streamed: _TranscribeCall[AsyncOpened]


class Transcriptions(Resource):
    """Operations on transcriptions."""

    @overloaded_method["_TranscribeMethod"]
    def transcribe(
        self,
        *,
        model: str,
        input: models.Audio | params.AudioParam | FileInput | Omit = omit,
        language: str | None | Omit = omit,
        file: FileInput | Omit = omit,
        content_type: Literal["application/json", "multipart/form-data"] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /transcriptions.

        Args:
            file: Format: binary.
            content_type: By default the first that the arguments fit.
        """
        return self._call(
            _TRANSCRIBE,
            options,
            content_type=content_type,
            fields={"model": model, "input": input, "language": language, "file": file},
        )


class AsyncTranscriptions(AsyncResource):
    """`Transcriptions`, with methods to be awaited."""

    transcribe = async_overloaded_method["_AsyncTranscribeMethod"](
        Transcriptions.transcribe
    )
