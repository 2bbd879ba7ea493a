from __future__ import annotations

from datetime import datetime
from typing import Literal as Literal_

from .._runtime.models import Model as Model_


class OrderItem2(Model_):
    inline: str | None = None


class Order(Model_):
    item: OrderItem2 | None = None


class ORDER2(Model_):
    upper: str | None = None


class OrderItem(Model_):
    given: str | None = None


class CreateOrderResponse(Model_):
    given: str | None = None


class Model3DModel(Model_):
    x: str | None = None


class None_(Model_):
    none: str | None = None


class Model(Model_):
    model: None_ | None = None


class UnknownVariant2(Model_):
    x: str | None = None


class Literal(Model_):
    kind: Literal_["a", "b"] | str | None = None


class Order3(Model_):
    lower: str | None = None


class OrderV2(Model_):
    dashed: str | None = None


class OrderV22(Model_):
    underscored: str | None = None


class Dict(Model_):
    map: dict[str, str] | None = None


class Datetime(Model_):
    at: datetime | None = None


class ComExampleThing(Model_):
    x: str | None = None


class Grusse(Model_):
    x: str | None = None
