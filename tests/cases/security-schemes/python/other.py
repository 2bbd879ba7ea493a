"""other: Operations on other."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_OTHER = Operation("other", "GET", "/other", returns=Empty(), security=({"other": ()},))


class Other(Resource):
    """Operations on other."""

    @method
    def other(self, **options: Unpack[RequestOptions]) -> None:
        """GET /other."""
        return self._call(_OTHER, options)


class AsyncOther(AsyncResource):
    """`Other`, with methods to be awaited."""

    other = async_method(Other.other)
