from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Plant(Model):
    kind: str | None = None


class UpEvent(Model):
    type: Literal["#up"]
    height: int | None = None


class DownEvent(Model):
    type: Literal["#up"] | str
    depth: int | None = None


class EventBase(Model):
    type: Literal["#up"] | str


Event: TypeAlias = Annotated[
    UpEvent | DownEvent | EventBase,
    Tagged("type", {"#up": UpEvent, "#down": DownEvent}, default=EventBase),
]


class Cat(Model):
    kind: str
    name: str | None = None
    lives: int | None = None


class Lynx(Model):
    kind: str
    name: str | None = None
    lives: int | None = None


class PetBase(Model):
    kind: str
    name: str | None = None


class Dog(Model):
    kind: str
    name: str | None = None
    friend: Pet | None = None


Pet: TypeAlias = Annotated[
    Cat | Dog | Lynx | PetBase,
    Tagged("kind", {"cat": Cat, "dog": Dog, "Lynx": Lynx}, default=PetBase),
]

OwnerPetsItem: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"cat": Cat, "dog": Dog})
]


class Owner(Model):
    pets: list[OwnerPetsItem] | None = None
