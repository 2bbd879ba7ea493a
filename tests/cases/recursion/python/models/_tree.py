from __future__ import annotations

from typing_extensions import TypeAliasType

from .._runtime.models import Model


class Tree(Model):
    left: Tree | None = None
    children: list[Tree] | None = None
    by_name: dict[str, Tree] | None = None


Json = TypeAliasType(
    "Json", "str | float | bool | list[Json | None] | dict[str, Json | None]"
)
