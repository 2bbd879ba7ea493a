from __future__ import annotations

from .._runtime.models import Model


class Cat(Model):
    kind: str
    name: str | None = None
    lives: int | None = None


class Pet(Model):
    kind: str
    name: str | None = None


class Dog(Model):
    kind: str
    name: str | None = None
    friend: Pet | None = None


class Owner(Model):
    pets: list[Cat | Dog] | None = None
