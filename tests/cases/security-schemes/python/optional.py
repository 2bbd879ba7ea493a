"""optional: Operations on optional."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_OPTIONAL = Operation(
    "optional", "GET", "/optional", returns=Empty(), security=({}, {"bearer": ()})
)


class Optional(Resource):
    """Operations on optional."""

    @method
    def optional(self, **options: Unpack[RequestOptions]) -> None:
        """GET /optional."""
        return self._call(_OPTIONAL, options)


class AsyncOptional(AsyncResource):
    """`Optional`, with methods to be awaited."""

    optional = async_method(Optional.optional)
