"""text: Operations on text."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Operation, RequestOptions, Text

_TEXT = Operation("text", "GET", "/text", returns=Text())


class TextResource(Resource):
    """Operations on text."""

    @method
    def text(self, **options: Unpack[RequestOptions]) -> str:
        """GET /text."""
        return self._call(_TEXT, options)


class AsyncTextResource(AsyncResource):
    """`TextResource`, with methods to be awaited."""

    text = async_method(TextResource.text)
