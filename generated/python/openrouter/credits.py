"""Credits: What an account has bought and used."""

from __future__ import annotations

from typing import Unpack

from . import errors, models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

_GET_CREDITS = Operation(
    "getCredits",
    "GET",
    "/credits",
    returns=Json(lambda: models.GetCreditsResponse),
    errors={
        401: errors.UnauthorizedResponseError,
        403: errors.ForbiddenResponseError,
        500: errors.InternalServerResponseError,
    },
)


class Credits(Resource):
    """What an account has bought and used."""

    @method
    def get_credits(
        self, **options: Unpack[RequestOptions]
    ) -> models.GetCreditsResponse:
        """Read the credits of the account.

        Tells how many credits the account has ever bought and how many of them it
        has used; the difference is what it can still spend. Only a management key
        may ask.
        """
        return self._call(_GET_CREDITS, options)


class AsyncCredits(AsyncResource):
    """`Credits`, with methods to be awaited."""

    get_credits = async_method(Credits.get_credits)
