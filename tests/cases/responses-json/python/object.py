"""object: Operations on object."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_OBJECT = Operation(
    "getObject", "GET", "/object", returns=Json(lambda: models.Item)
)


class Object(Resource):
    """Operations on object."""

    @method
    def get_object(self, **options: Unpack[RequestOptions]) -> models.Item:
        """GET /object."""
        return self._call(_GET_OBJECT, options)


class AsyncObject(AsyncResource):
    """`Object`, with methods to be awaited."""

    get_object = async_method(Object.get_object)
