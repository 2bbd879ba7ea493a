"""errors: Operations on errors."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_B = Operation("b", "GET", "/b", returns=Empty())


class Errors(Resource):
    """Operations on errors."""

    @method
    def b(self, **options: Unpack[RequestOptions]) -> None:
        """GET /b."""
        return self._call(_B, options)


class AsyncErrors(AsyncResource):
    """`Errors`, with methods to be awaited."""

    b = async_method(Errors.b)
