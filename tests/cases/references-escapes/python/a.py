"""a: Operations on a."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_A = Operation("getA", "GET", "/a/{id}", returns=Json(lambda: models.GetAResponse))


class A(Resource):
    """Operations on a."""

    @method
    def get_a(self, id: str, **options: Unpack[RequestOptions]) -> models.GetAResponse:
        """GET /a/{id}."""
        return self._call(_GET_A, options, path={"id": id})


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    get_a = async_method(A.get_a)
