"""different: Operations on different."""

from __future__ import annotations

from typing import Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import ByStatus, Json, Operation, RequestOptions

_DIFFERENT: Operation[models.Item | models.DifferentResponse] = Operation(
    "different",
    "PUT",
    "/different",
    returns=ByStatus(
        {200: Json(lambda: models.Item), 202: Json(lambda: models.DifferentResponse)}
    ),
)


class Different(Resource):
    """Operations on different."""

    @method
    def different(
        self, **options: Unpack[RequestOptions]
    ) -> models.Item | models.DifferentResponse:
        """PUT /different."""
        return self._call(_DIFFERENT, options)


class AsyncDifferent(AsyncResource):
    """`Different`, with methods to be awaited."""

    different = async_method(Different.different)
