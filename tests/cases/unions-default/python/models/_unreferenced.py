from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged


class Circle(Model):
    kind: str | None = None
    radius: float | None = None


class Square(Model):
    kind: str | None = None
    side: float | None = None


class Polygon(Model):
    kind: str | None = None
    corners: int | None = None


Shape: TypeAlias = Annotated[
    Circle | Square | Polygon,
    Tagged(
        "kind",
        {"circle": Circle, "square": Square, "Polygon": Polygon},
        default=Polygon,
    ),
]
