"""usual: Operations on usual."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_USUAL = Operation("usual", "GET", "/usual", returns=Empty())


class Usual(Resource):
    """Operations on usual."""

    @method
    def usual(self, **options: Unpack[RequestOptions]) -> None:
        """GET /usual."""
        return self._call(_USUAL, options)


class AsyncUsual(AsyncResource):
    """`Usual`, with methods to be awaited."""

    usual = async_method(Usual.usual)
