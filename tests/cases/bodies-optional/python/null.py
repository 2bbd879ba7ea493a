"""null: Operations on null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_NULLABLE = Operation(
    "nullable", "POST", "/null", returns=Empty(), body="application/json"
)


class Null(Resource):
    """Operations on null."""

    @method
    def nullable(
        self,
        *,
        body: models.NullableRequest | params.NullableRequestParam | None,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /null."""
        return self._call(_NULLABLE, options, body=body)


class AsyncNull(AsyncResource):
    """`Null`, with methods to be awaited."""

    nullable = async_method(Null.nullable)
