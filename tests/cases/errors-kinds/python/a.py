"""a: Operations on a."""

from __future__ import annotations

from typing import Unpack

from . import errors
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_A = Operation(
    "getA",
    "GET",
    "/a",
    returns=Empty(),
    errors={
        409: errors.GetA409Error,
        410: errors.APIError,
        418: errors.GetA418Error,
        "4XX": errors.ProblemError,
        "default": errors.FaultError,
    },
)


class A(Resource):
    """Operations on a."""

    @method
    def get_a(self, **options: Unpack[RequestOptions]) -> None:
        """GET /a."""
        return self._call(_GET_A, options)


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    get_a = async_method(A.get_a)
