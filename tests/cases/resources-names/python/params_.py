"""params: Operations on params."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_F = Operation("f", "GET", "/f", returns=Empty())


class Params(Resource):
    """Operations on params."""

    @method
    def f(self, **options: Unpack[RequestOptions]) -> None:
        """GET /f."""
        return self._call(_F, options)


class AsyncParams(AsyncResource):
    """`Params`, with methods to be awaited."""

    f = async_method(Params.f)
