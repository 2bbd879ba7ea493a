"""text: Operations on text."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Bytes, Operation, RequestOptions

_TEXT = Operation("text", "GET", "/text", returns=Bytes())


class Text(Resource):
    """Operations on text."""

    @method
    def text(self, **options: Unpack[RequestOptions]) -> bytes:
        """GET /text."""
        return self._call(_TEXT, options)


class AsyncText(AsyncResource):
    """`Text`, with methods to be awaited."""

    text = async_method(Text.text)
