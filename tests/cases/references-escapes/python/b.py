"""b: Operations on b."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_B = Operation("getB", "GET", "/b/{id}", returns=Json(lambda: models.GetAResponse))


class B(Resource):
    """Operations on b."""

    @method
    def get_b(self, id: str, **options: Unpack[RequestOptions]) -> models.GetAResponse:
        """GET /b/{id}."""
        return self._call(_GET_B, options, path={"id": id})


class AsyncB(AsyncResource):
    """`B`, with methods to be awaited."""

    get_b = async_method(B.get_b)
