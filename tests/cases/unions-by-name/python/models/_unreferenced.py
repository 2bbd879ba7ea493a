from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Cat(Model):
    kind: str


class Dog(Model):
    kind: Literal["good_dog"]


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"Cat": Cat, "good_dog": Dog})
]
