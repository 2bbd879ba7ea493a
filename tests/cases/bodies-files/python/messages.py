"""messages: Operations on messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.files import FileInput
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_SEND_MESSAGE = Operation(
    "sendMessage",
    "POST",
    "/messages",
    returns=Empty(),
    body="multipart/form-data",
    body_required=False,
)


class Messages(Resource):
    """Operations on messages."""

    @method
    def send_message(
        self,
        *,
        body: (
            FileInput
            | Sequence[FileInput]
            | models.Reference
            | params.ReferenceParam
            | Omit
        ) = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /messages.

        Args:
            body: Sent as multipart/form-data.
        """
        return self._call(_SEND_MESSAGE, options, body=body)


class AsyncMessages(AsyncResource):
    """`Messages`, with methods to be awaited."""

    send_message = async_method(Messages.send_message)
