from __future__ import annotations

from .._runtime.models import Model


class CreateOrderResponse2(Model):
    b: str | None = None


class CreateOrderRequestItem(Model):
    a: str | None = None
