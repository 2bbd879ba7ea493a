from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged


class Hamster(Model):
    kind: str
    wheel: bool | None = None


class Cat(Model):
    kind: str
    lives: int | None = None


class PetBase(Model):
    kind: str


Pet: TypeAlias = Annotated[
    Hamster | Cat | PetBase,
    Tagged("kind", {"Hamster": Hamster, "Cat": Cat}, default=PetBase),
]
