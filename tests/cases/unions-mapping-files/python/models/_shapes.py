from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Circle(Model):
    form: str | None = None
    radius: float | None = None


class Square(Model):
    form: str | None = None
    side: float | None = None


Shapes: TypeAlias = Annotated[
    Circle | Square | UnknownVariant,
    Tagged("form", {"round": Circle, "square": Square}),
]
