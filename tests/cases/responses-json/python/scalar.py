"""scalar: Operations on scalar."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_SCALAR = Operation("getScalar", "GET", "/scalar", returns=Json(lambda: int))


class Scalar(Resource):
    """Operations on scalar."""

    @method
    def get_scalar(self, **options: Unpack[RequestOptions]) -> int:
        """GET /scalar."""
        return self._call(_GET_SCALAR, options)


class AsyncScalar(AsyncResource):
    """`Scalar`, with methods to be awaited."""

    get_scalar = async_method(Scalar.get_scalar)
