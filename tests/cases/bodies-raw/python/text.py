"""text: Operations on text."""

from __future__ import annotations

from typing import Unpack

from ._runtime.files import FileContent
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_TEXT = Operation("sendText", "POST", "/text", returns=Empty(), body="text/plain")


class TextResource(Resource):
    """Operations on text."""

    @method
    def send_text(
        self, *, body: str | FileContent, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /text.

        Args:
            body: Sent as text/plain.
        """
        return self._call(_SEND_TEXT, options, body=body)


class AsyncTextResource(AsyncResource):
    """`TextResource`, with methods to be awaited."""

    send_text = async_method(TextResource.send_text)
