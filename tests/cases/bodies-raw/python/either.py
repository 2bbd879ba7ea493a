"""either: Operations on either."""

from __future__ import annotations

from typing import Literal, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Empty, Operation, RequestOptions

_EITHER = Operation(
    "either",
    "POST",
    "/either",
    returns=Empty(),
    bodies=(Body("application/json"), Body("application/x-www-form-urlencoded")),
)


class Either(Resource):
    """Operations on either."""

    @method
    def either(
        self,
        *,
        a: str | Omit = omit,
        content_type: (
            Literal["application/json", "application/x-www-form-urlencoded"] | Omit
        ) = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /either.

        Args:
            content_type: By default the first that the arguments fit.
        """
        return self._call(_EITHER, options, content_type=content_type, fields={"a": a})


class AsyncEither(AsyncResource):
    """`Either`, with methods to be awaited."""

    either = async_method(Either.either)
