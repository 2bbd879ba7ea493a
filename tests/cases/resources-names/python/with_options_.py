"""with_options: Operations on with options."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_H = Operation("h", "GET", "/h", returns=Empty())


class WithOptions(Resource):
    """Operations on with options."""

    @method
    def h(self, **options: Unpack[RequestOptions]) -> None:
        """GET /h."""
        return self._call(_H, options)


class AsyncWithOptions(AsyncResource):
    """`WithOptions`, with methods to be awaited."""

    h = async_method(WithOptions.h)
