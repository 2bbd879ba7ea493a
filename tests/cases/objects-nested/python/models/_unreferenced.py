from __future__ import annotations

from .._runtime.models import Model


class OrderCustomerAddress(Model):
    city: str | None = None


class OrderCustomer(Model):
    address: OrderCustomerAddress | None = None


class OrderLinesItemPrice(Model):
    amount: float | None = None


class OrderLinesItem(Model):
    price: OrderLinesItemPrice | None = None


class OrderExtrasValue(Model):
    x: str | None = None


class OrderMaybe(Model):
    y: str | None = None


class OrderTitled(Model):
    """Delivery note"""

    z: str | None = None


class Order(Model):
    customer: OrderCustomer | None = None
    lines: list[OrderLinesItem] | None = None
    extras: dict[str, OrderExtrasValue] | None = None
    maybe: OrderMaybe | None = None
    titled: OrderTitled | None = None
