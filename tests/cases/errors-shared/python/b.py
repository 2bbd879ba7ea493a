"""b: Operations on b."""

from __future__ import annotations

from typing import Unpack

from . import errors
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_B = Operation(
    "getB",
    "GET",
    "/b",
    returns=Empty(),
    errors={**errors.documented(400, 404, 422), 410: errors.TraceError},
)


class B(Resource):
    """Operations on b."""

    @method
    def get_b(self, **options: Unpack[RequestOptions]) -> None:
        """GET /b."""
        return self._call(_GET_B, options)


class AsyncB(AsyncResource):
    """`B`, with methods to be awaited."""

    get_b = async_method(B.get_b)
