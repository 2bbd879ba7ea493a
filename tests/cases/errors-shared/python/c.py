"""c: Operations on c."""

from __future__ import annotations

from typing import Unpack

from . import errors
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_C = Operation(
    "getC", "GET", "/c", returns=Empty(), errors={400: errors.ProblemError}
)


class C(Resource):
    """Operations on c."""

    @method
    def get_c(self, **options: Unpack[RequestOptions]) -> None:
        """GET /c."""
        return self._call(_GET_C, options)


class AsyncC(AsyncResource):
    """`C`, with methods to be awaited."""

    get_c = async_method(C.get_c)
