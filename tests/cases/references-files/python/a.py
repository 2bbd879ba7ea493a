"""a: Operations on a."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Json, Operation, RequestOptions

_GET_A = Operation("getA", "GET", "/a", returns=Json(lambda: models.Pet))


class A(Resource):
    """Operations on a."""

    @method
    def get_a(
        self, *, limit: int | Omit = omit, **options: Unpack[RequestOptions]
    ) -> models.Pet:
        """GET /a."""
        return self._call(_GET_A, options, query={"limit": limit})


class AsyncA(AsyncResource):
    """`A`, with methods to be awaited."""

    get_a = async_method(A.get_a)
