"""trees: Operations on trees."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_PLANT = Operation(
    "plant",
    "POST",
    "/trees",
    returns=Json(lambda: models.Tree),
    body="application/json",
)


class Trees(Resource):
    """Operations on trees."""

    @method
    def plant(
        self, *, body: models.Json | None, **options: Unpack[RequestOptions]
    ) -> models.Tree:
        """POST /trees."""
        return self._call(_PLANT, options, body=body)


class AsyncTrees(AsyncResource):
    """`Trees`, with methods to be awaited."""

    plant = async_method(Trees.plant)
