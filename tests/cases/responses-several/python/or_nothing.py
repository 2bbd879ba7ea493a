"""or-nothing: Operations on or nothing."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import ByStatus, Empty, Json, Operation, RequestOptions

_OR_NOTHING: Operation[models.Item | None] = Operation(
    "orNothing",
    "PUT",
    "/or-nothing",
    returns=ByStatus({204: Empty(), 200: Json(lambda: models.Item)}),
)


class OrNothing(Resource):
    """Operations on or nothing."""

    @method
    def or_nothing(self, **options: Unpack[RequestOptions]) -> models.Item | None:
        """PUT /or-nothing."""
        return self._call(_OR_NOTHING, options)


class AsyncOrNothing(AsyncResource):
    """`OrNothing`, with methods to be awaited."""

    or_nothing = async_method(OrNothing.or_nothing)
