from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Circle(Model):
    kind: Literal["circle"] | None = None
    radius: float | None = None


class Square(Model):
    kind: Literal["square"] | None = None
    side: float | None = None


Shape: TypeAlias = Annotated[
    Circle | Square | UnknownVariant,
    Tagged("kind", {"circle": Circle, "square": Square}),
]
