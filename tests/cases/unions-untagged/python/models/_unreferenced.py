from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model

Scalars: TypeAlias = str | int | bool


class A(Model):
    a: str


Alone: TypeAlias = A

Types: TypeAlias = str | int


class TypesWithObjectObject(Model):
    x: str | None = None


TypesWithObject: TypeAlias = str | TypesWithObjectObject

Same: TypeAlias = str


class InlineByName(Model):
    """By name"""

    name: str | None = None


class InlineVariant2(Model):
    id: int | None = None


Inline: TypeAlias = InlineByName | InlineVariant2


class B(Model):
    b: str


Either: TypeAlias = A | B

WithNull: TypeAlias = str | A


class User(Model):
    either: Either | None = None
    with_null: WithNull | None = None
    many: str | list[str] | A | None = None
