"""class: Operations on class."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_D = Operation("d", "GET", "/d", returns=Empty())


class Class(Resource):
    """Operations on class."""

    @method
    def d(self, **options: Unpack[RequestOptions]) -> None:
        """GET /d."""
        return self._call(_D, options)


class AsyncClass(AsyncResource):
    """`Class`, with methods to be awaited."""

    d = async_method(Class.d)
