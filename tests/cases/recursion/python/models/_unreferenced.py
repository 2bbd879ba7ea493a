from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from typing_extensions import TypeAliasType

from .._runtime.models import Model, Tagged, UnknownVariant
from ._tree import Json

Endless: TypeAlias = Any

Nested = TypeAliasType("Nested", "list[Nested]")


class Egg(Model):
    becomes: Chicken | None = None


class Chicken(Model):
    lays: Egg | None = None


class Not(Model):
    op: Literal["not"]
    of: Expression | None = None


class Value(Model):
    op: Literal["value"]
    value: Json | None = None


Expression: TypeAlias = Annotated[
    Not | Value | UnknownVariant, Tagged("op", {"not": Not, "value": Value})
]
