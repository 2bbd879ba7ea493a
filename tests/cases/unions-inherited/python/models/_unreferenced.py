from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Cat(Model):
    kind: str
    lives: int | None = None


class Dog(Model):
    kind: str
    tricks: int | None = None


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"cat": Cat, "dog": Dog})
]


class Cow(Model):
    name: str | None = None
    milk: float | None = None


class Hen(Model):
    name: str | None = None
    eggs: int | None = None


Animal: TypeAlias = Cow | Hen

Nothing: TypeAlias = None

NothingElse: TypeAlias = None

Nowhere: TypeAlias = None


class Holder(Model):
    nothing: None = None
