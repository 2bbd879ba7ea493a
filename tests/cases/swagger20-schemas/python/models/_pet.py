from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged


class Owner(Model):
    name: str | None = None


class Cat(Model):
    kind: str
    name: str | None = None
    owner: Owner | None = None
    id: str | None = None
    port: int | str | None = None
    """Format: int-or-string."""
    weight: float | None = None
    """Exclusive minimum: 0; maximum: 9."""
    lives: int | None = None


class PetBase(Model):
    kind: str
    name: str | None = None
    owner: Owner | None = None
    id: str | None = None
    port: int | str | None = None
    """Format: int-or-string."""
    weight: float | None = None
    """Exclusive minimum: 0; maximum: 9."""


Pet: TypeAlias = Annotated[Cat | PetBase, Tagged("kind", {"Cat": Cat}, default=PetBase)]
