from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from .._runtime.models import Model


class BaseMeta(Model):
    at: datetime | None = None


class Base(Model):
    id: str
    """Its key."""
    kind: Literal["cat", "dog"] | str | None = None
    meta: BaseMeta | None = None
    note: str | None = None


class Cat(Model):
    """A cat."""

    id: str
    """Its key."""
    kind: Literal["cat"] | None = None
    meta: BaseMeta | None = None
    note: str | None = None
    lives: int


class Dog(Model):
    barks: bool | None = None
    id: str
    """Its key."""
    kind: Literal["cat", "dog"] | str | None = None
    meta: BaseMeta | None = None
    note: str | None = None


class Noted(Model):
    id: str
    """Its key."""
    kind: Literal["cat", "dog"] | str | None = None
    meta: BaseMeta | None = None
    note: str


class Kitten(Model):
    """A cat."""

    id: str
    """Its key."""
    kind: Literal["cat"] | None = None
    meta: BaseMeta | None = None
    note: str | None = None
    lives: int
    age: int | None = None


Impossible: TypeAlias = str
