"""either: Operations on either."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_EITHER = Operation(
    "either",
    "GET",
    "/either",
    returns=Empty(),
    security=({"basic": ()}, {"key_header": ()}),
)


class Either(Resource):
    """Operations on either."""

    @method
    def either(self, **options: Unpack[RequestOptions]) -> None:
        """GET /either."""
        return self._call(_EITHER, options)


class AsyncEither(AsyncResource):
    """`Either`, with methods to be awaited."""

    either = async_method(Either.either)
