"""calls: Operations on calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Unpack

from . import models
from ._runtime.files import FileContent
from ._runtime.forms import Encoding
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

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


class Calls(Resource):
    """Operations on calls."""

    @method
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

    call = async_method(Calls.call)
