from __future__ import annotations

from typing import Any, TypeAlias

from .._runtime.models import Model

Empty: TypeAlias = dict[str, Any]

Free: TypeAlias = dict[str, Any]

FreeTrue: TypeAlias = dict[str, Any]


class Closed(Model):
    a: str | None = None


TypedMap: TypeAlias = dict[str, Closed]

NullableMap: TypeAlias = dict[str, int | None]

MapOfLists: TypeAlias = dict[str, list[float]]


class MapOfInlineValue(Model):
    b: str | None = None


MapOfInline: TypeAlias = dict[str, MapOfInlineValue]


class Both(Model, additional=lambda: int):
    a: str | None = None


class BothFree(Model):
    a: str | None = None


class BothTyped(Model, additional=lambda: Closed):
    a: str | None = None


class Unevaluated(Model, additional=lambda: bool):
    b: str | None = None
    a: str | None = None


PatternsAlone: TypeAlias = dict[str, str]


class PatternsOfTypesValue(Model):
    c: Any | None = None


PatternsOfTypes: TypeAlias = dict[str, str | PatternsOfTypesValue | int]

Patterned: TypeAlias = dict[str, Any]
