"""null: Operations on null."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_NULLABLE = Operation(
    "nullable", "POST", "/null", returns=Empty(), body="application/json"
)


class Null(Resource):
    """Operations on null."""

    @method
    def nullable(
        self, *, query: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /null."""
        return self._call(_NULLABLE, options, fields={"query": query})


class AsyncNull(AsyncResource):
    """`Null`, with methods to be awaited."""

    nullable = async_method(Null.nullable)
