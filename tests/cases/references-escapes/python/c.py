"""c: Operations on c."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_C = Operation("getC", "GET", "/c", returns=Json(lambda: models.Pet))


class C(Resource):
    """Operations on c."""

    @method
    def get_c(self, **options: Unpack[RequestOptions]) -> models.Pet:
        """GET /c."""
        return self._call(_GET_C, options)


class AsyncC(AsyncResource):
    """`C`, with methods to be awaited."""

    get_c = async_method(C.get_c)
