"""transcriptions: Operations on transcriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from . import models
from ._runtime.files import FileInput
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

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


class Transcriptions(Resource):
    """Operations on transcriptions."""

    @method
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

    transcribe = async_method(Transcriptions.transcribe)
