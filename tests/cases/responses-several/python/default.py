"""default: Operations on default."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_DEFAULT = Operation("default", "GET", "/default", returns=Json(lambda: models.Item))


class Default(Resource):
    """Operations on default."""

    @method
    def default(self, **options: Unpack[RequestOptions]) -> models.Item:
        """GET /default."""
        return self._call(_DEFAULT, options)


class AsyncDefault(AsyncResource):
    """`Default`, with methods to be awaited."""

    default = async_method(Default.default)
