from __future__ import annotations

from typing import Any, TypeAlias

from .._runtime.models import Model

Names: TypeAlias = list[str | None]

Untyped: TypeAlias = list[Any]

Pair: TypeAlias = list[Any]


class InlineItem(Model):
    a: str | None = None


Inline: TypeAlias = list[InlineItem]

Matrix: TypeAlias = list[list[float]]


class Item(Model):
    rows: Matrix | None = None
    index: Index | None = None


Index: TypeAlias = dict[str, list[Item]]
