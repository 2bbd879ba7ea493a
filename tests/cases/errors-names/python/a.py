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
        400: errors.ValidationError,
        404: errors.NotFoundResponseError,
        409: errors.APIResponseError,
        422: errors.ExampleResponseError,
        429: errors.Error,
        500: errors.ErrorResponseError,
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
