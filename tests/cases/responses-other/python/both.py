"""both: Operations on both."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_BOTH = Operation("both", "GET", "/both", returns=Json(lambda: models.BothResponse))


class Both(Resource):
    """Operations on both."""

    @method
    def both(self, **options: Unpack[RequestOptions]) -> models.BothResponse:
        """GET /both."""
        return self._call(_BOTH, options)


class AsyncBoth(AsyncResource):
    """`Both`, with methods to be awaited."""

    both = async_method(Both.both)
