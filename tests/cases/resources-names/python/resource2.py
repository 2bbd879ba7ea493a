"""👍: Operations on ."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_I = Operation("i", "GET", "/i", returns=Empty())


class Model(Resource):
    """Operations on ."""

    @method
    def i(self, **options: Unpack[RequestOptions]) -> None:
        """GET /i."""
        return self._call(_I, options)


class AsyncModel(AsyncResource):
    """`Model`, with methods to be awaited."""

    i = async_method(Model.i)
