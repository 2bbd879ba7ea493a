from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model, Tagged, UnknownVariant


class Contact(Model):
    mail: str | None = None
    phone: str | None = None


class SharedA(Model):
    kind: Literal["a"]
    x: str | None = None
    id: str


class SharedB(Model):
    kind: Literal["b"]
    y: str | None = None
    id: str


Shared: TypeAlias = Annotated[
    SharedA | SharedB | UnknownVariant, Tagged("kind", {"a": SharedA, "b": SharedB})
]
