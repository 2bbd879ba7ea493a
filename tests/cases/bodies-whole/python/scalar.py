"""scalar: Operations on scalar."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_SEND_SCALAR = Operation(
    "sendScalar", "POST", "/scalar", returns=Empty(), body="application/json"
)


class Scalar(Resource):
    """Operations on scalar."""

    @method
    def send_scalar(self, *, body: int, **options: Unpack[RequestOptions]) -> None:
        """POST /scalar."""
        return self._call(_SEND_SCALAR, options, body=body)


class AsyncScalar(AsyncResource):
    """`Scalar`, with methods to be awaited."""

    send_scalar = async_method(Scalar.send_scalar)
