"""either: Operations on either."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_EITHER = Operation(
    "either", "POST", "/either", returns=Empty(), body="application/json"
)


class Either(Resource):
    """Operations on either."""

    @method
    def either(
        self, *, a: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /either."""
        return self._call(_EITHER, options, fields={"a": a})


class AsyncEither(AsyncResource):
    """`Either`, with methods to be awaited."""

    either = async_method(Either.either)
