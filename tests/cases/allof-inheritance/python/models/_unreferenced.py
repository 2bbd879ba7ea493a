from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Cat(Model):
    kind: str
    name: str | None = None
    lives: int | None = None


class Pet(Model):
    kind: str
    name: str | None = None


class Dog(Model):
    kind: str
    name: str | None = None
    friend: Pet | None = None


OwnerPetsItem: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"cat": Cat, "dog": Dog})
]


class Owner(Model):
    pets: list[OwnerPetsItem] | None = None
