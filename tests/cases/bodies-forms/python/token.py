"""token: Operations on token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_TOKEN = Operation(
    "getToken",
    "POST",
    "/token",
    returns=Empty(),
    body="application/x-www-form-urlencoded",
)


class Token(Resource):
    """Operations on token."""

    @method
    def get_token(
        self,
        *,
        grant_type: Literal["password", "refresh_token"] | str,
        scope: Sequence[str] | Omit = omit,
        **options: Unpack[RequestOptions],
    ) -> None:
        """POST /token."""
        return self._call(
            _GET_TOKEN, options, fields={"grant_type": grant_type, "scope": scope}
        )


class AsyncToken(AsyncResource):
    """`Token`, with methods to be awaited."""

    get_token = async_method(Token.get_token)
