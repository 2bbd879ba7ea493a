"""a: Operations on a."""

from __future__ import annotations

from typing import Any, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_A: Operation[Any] = Operation("getA", "GET", "/a", returns=Json(lambda: Any))


class A(Resource):
    """Operations on a."""

    @method
    def get_a(self, **options: Unpack[RequestOptions]) -> Any:
        """GET /a."""
        return self._call(_GET_A, options)


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    get_a = async_method(A.get_a)
