"""orders: Operations on orders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Json, Operation, RequestOptions

if TYPE_CHECKING:
    from . import params

_CREATE_ORDER = Operation(
    "createOrder",
    "POST",
    "/orders",
    returns=Json(lambda: models.CreateOrderResponse2),
    body="application/json",
)


class Orders(Resource):
    """Operations on orders."""

    @method
    def create_order(
        self,
        *,
        body: Sequence[
            models.CreateOrderRequestItem | params.CreateOrderRequestItemParam
        ],
        **options: Unpack[RequestOptions],
    ) -> models.CreateOrderResponse2:
        """POST /orders."""
        return self._call(_CREATE_ORDER, options, body=body)


class AsyncOrders(AsyncResource):
    """`Orders`, with methods to be awaited."""

    create_order = async_method(Orders.create_order)
