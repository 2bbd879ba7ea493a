"""oauth: Operations on oauth."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_OAUTH = Operation(
    "oauth", "GET", "/oauth", returns=Empty(), security=({"oauth": ("read",)},)
)


class Oauth(Resource):
    """Operations on oauth."""

    @method
    def oauth(self, **options: Unpack[RequestOptions]) -> None:
        """GET /oauth."""
        return self._call(_OAUTH, options)


class AsyncOauth(AsyncResource):
    """`Oauth`, with methods to be awaited."""

    oauth = async_method(Oauth.oauth)
