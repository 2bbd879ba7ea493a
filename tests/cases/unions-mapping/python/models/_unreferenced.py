from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from .._runtime.models import Model, Tagged, UnknownVariant


class Cat(Model):
    pet_type: Annotated[str, Field(alias="petType")]
    lives: int | None = None


class Dog(Model):
    pet_type: Annotated[str, Field(alias="petType")]
    barks: bool | None = None


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant,
    Tagged("petType", {"cat": Cat, "kitten": Cat, "dog": Dog}),
]
