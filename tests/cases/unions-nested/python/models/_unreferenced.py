from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Cat(Model):
    kind: Literal["cat"]


class Dog(Model):
    kind: Literal["dog"]


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"cat": Cat, "dog": Dog})
]


class Cow(Model):
    kind: Literal["cow"]


Animal: TypeAlias = Annotated[
    Pet | Cow | UnknownVariant, Tagged("kind", {"cat": Pet, "dog": Pet, "cow": Cow})
]
