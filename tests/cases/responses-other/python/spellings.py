"""spellings: Operations on spellings."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_SPELLINGS = Operation(
    "spellings", "GET", "/spellings", returns=Json(lambda: models.Report)
)


class Spellings(Resource):
    """Operations on spellings."""

    @method
    def spellings(self, **options: Unpack[RequestOptions]) -> models.Report:
        """GET /spellings."""
        return self._call(_SPELLINGS, options)


class AsyncSpellings(AsyncResource):
    """`Spellings`, with methods to be awaited."""

    spellings = async_method(Spellings.spellings)
