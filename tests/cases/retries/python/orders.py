"""orders: Operations on orders."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.omit import Omit, omit
from ._runtime.operation import Empty, Operation, RequestOptions
from ._runtime.retry import RetryPolicy

_LIST_ORDERS = Operation("listOrders", "GET", "/orders", returns=Empty())
_CREATE_ORDER = Operation(
    "createOrder",
    "POST",
    "/orders",
    returns=Empty(),
    idempotency_header="X-Idempotency-Key",
)
_CHANGE_ORDER = Operation(
    "changeOrder",
    "PATCH",
    "/orders",
    returns=Empty(),
    idempotency_header="Order-Key",
    retries=RetryPolicy(
        max_retries=3,
        initial_delay=2.0,
        multiplier=1.5,
        max_delay=60.0,
        max_retry_after=120.0,
        statuses={408, 425, "5XX"},
        any_method_statuses={409, 429, 503},
    ),
)
_DELETE_ORDER = Operation("deleteOrder", "DELETE", "/orders", returns=Empty())
_CANCEL_ORDER = Operation(
    "cancelOrder",
    "POST",
    "/cancel",
    returns=Empty(),
    retries=RetryPolicy(
        max_retries=3,
        multiplier=1.5,
        max_delay=60.0,
        max_retry_after=120.0,
        methods={"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "QUERY", "TRACE"},
        statuses={408, 425, "5XX"},
    ),
)
_HOLD = Operation("hold", "PUT", "/cancel", returns=Empty())


class Orders(Resource):
    """Operations on orders."""

    @method
    def list_orders(self, **options: Unpack[RequestOptions]) -> None:
        """GET /orders."""
        return self._call(_LIST_ORDERS, options)

    @method
    def create_order(
        self, *, x_idempotency_key: str | Omit = omit, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /orders.

        Args:
            x_idempotency_key: Made for each call that is given none.
        """
        return self._call(
            _CREATE_ORDER, options, header={"X-Idempotency-Key": x_idempotency_key}
        )

    @method
    def change_order(self, **options: Unpack[RequestOptions]) -> None:
        """PATCH /orders."""
        return self._call(_CHANGE_ORDER, options)

    @method
    def delete_order(self, **options: Unpack[RequestOptions]) -> None:
        """DELETE /orders."""
        return self._call(_DELETE_ORDER, options)

    @method
    def cancel_order(self, **options: Unpack[RequestOptions]) -> None:
        """POST /cancel."""
        return self._call(_CANCEL_ORDER, options)

    @method
    def hold(self, **options: Unpack[RequestOptions]) -> None:
        """PUT /cancel."""
        return self._call(_HOLD, options)


class AsyncOrders(AsyncResource):
    """`Orders`, with methods to be awaited."""

    list_orders = async_method(Orders.list_orders)
    create_order = async_method(Orders.create_order)
    change_order = async_method(Orders.change_order)
    delete_order = async_method(Orders.delete_order)
    cancel_order = async_method(Orders.cancel_order)
    hold = async_method(Orders.hold)
