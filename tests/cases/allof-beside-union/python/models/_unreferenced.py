from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Base(Model):
    id: str


class EventCreated(Model):
    type: Literal["created"]
    by: str | None = None
    id: str


class EventDeleted(Model):
    type: Literal["deleted"]
    id: str


Event: TypeAlias = Annotated[
    EventCreated | EventDeleted | UnknownVariant,
    Tagged("type", {"created": EventCreated, "deleted": EventDeleted}),
]


class Created(Model):
    type: Literal["created"]
    by: str | None = None


class Deleted(Model):
    type: Literal["deleted"]
