"""Webhooks: Operations on webhooks."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions

_CREATE_SUBSCRIPTION = Operation(
    "createSubscription",
    "POST",
    "/subscriptions",
    returns=Empty(),
    body="application/json",
    body_required=False,
)


class Webhooks(Resource):
    """Operations on webhooks."""

    @method
    def create_subscription(
        self, *, url: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /subscriptions."""
        return self._call(_CREATE_SUBSCRIPTION, options, fields={"url": url})


class AsyncWebhooks(AsyncResource):
    """`Webhooks`, with methods to be awaited."""

    create_subscription = async_method(Webhooks.create_subscription)
