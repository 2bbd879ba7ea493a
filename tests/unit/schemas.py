"""Schemas of every kind, put together at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from ..described import Schema

_FORMATS = ["date-time", "date", "time", "duration", "uuid", "byte", "decimal", "uri"]
_SCALARS: list[Schema] = [
    *({"type": one} for one in ("string", "integer", "number", "boolean", "null")),
    *({"type": "string", "format": one} for one in _FORMATS),
    {"type": "string", "contentEncoding": "base64"},
    {"type": "integer", "format": "int64"},
    {"type": ["string", "null"]},
    {"type": ["integer", "string", "boolean"]},
    {"type": ["object", "array", "number"]},
    {"type": "string", "enum": ["a", "b", ""]},
    {"type": ["string", "null"], "enum": ["a", None]},
    {"type": "integer", "enum": [1, 2]},
    {"enum": ["a", 1, True, None, 1.5]},
    {"enum": [[1], {"a": 1}, "b"]},
    {"const": "a"},
    {"const": 1},
    {"const": None},
    {"const": {"a": [1]}},
    {},
    True,
]
_NAMES = ["kind", "class", "a", "b", "A", "x-y", "to_dict", "model_a"]


class Schemas:
    """Makes schemas at random, which refer to others by `references`."""

    def __init__(self, random: Random, references: Sequence[str]) -> None:
        self._random = random
        self._references = references

    def schema(self, depth: int) -> Schema:
        """One that nests others so many times at most."""
        kinds: list[Callable[[int], Schema]] = [self._plain, self._reference]
        if depth:
            kinds += [self._object, self._object, self._array, self._map, self._union]
            kinds += [self._union, self._tagged, self._all_of]
        return self._random.choice(kinds)(depth - 1)

    def _some(self, depth: int, most: int) -> list[Schema]:
        return [self.schema(depth) for _ in range(self._random.randint(1, most))]

    def _plain(self, _depth: int) -> Schema:
        return self._random.choice(_SCALARS)

    def _reference(self, _depth: int) -> Schema:
        return {"$ref": self._random.choice(self._references)}

    def _object(self, depth: int) -> dict[str, Any]:
        names = self._random.sample(_NAMES, self._random.randint(0, 3))
        more: list[dict[str, Any]] = [
            *({} for _ in range(4)),
            {"additionalProperties": self.schema(depth)},
            {"additionalProperties": False},
            {"additionalProperties": True},
            {"patternProperties": {"^p_[a-z]$": self.schema(depth)}},
        ]
        return {
            **self._random.choice(
                [{}, {"type": "object"}, {"type": ["object", "null"]}]
            ),
            "properties": {name: self.schema(depth) for name in names},
            "required": [name for name in names if self._random.random() < 0.5],
            **self._random.choice(more),
        }

    def _map(self, depth: int) -> Schema:
        keyword = self._random.choice(["additionalProperties", "unevaluatedProperties"])
        return {"type": "object", keyword: self.schema(depth)}

    def _array(self, depth: int) -> Schema:
        plain = {"type": "array", "items": self.schema(depth)}
        prefix = self._some(depth, 3)
        size = {"minItems": len(prefix), "maxItems": len(prefix)}
        tuples: list[dict[str, Any]] = [
            {},
            {"items": self.schema(depth)},
            {"items": False},
            {"items": False, "minItems": len(prefix)},
            size,
        ]
        tuple_ = {"type": "array", "prefixItems": prefix, **self._random.choice(tuples)}
        return self._random.choice([plain, tuple_])

    def _union(self, depth: int) -> Schema:
        keyword = self._random.choice(["oneOf", "anyOf"])
        beside = self._object(depth) if self._random.random() < 0.2 else {}
        return {**beside, keyword: self._some(depth, 4)}

    def _tagged(self, depth: int) -> Schema:
        """A union whose inline variants have a constant each."""
        variants = [self._object(depth) for _ in range(self._random.randint(2, 3))]
        for number, one in enumerate(variants):
            tags = [{"const": f"t{number}"}, {"enum": [f"t{number}", f"u{number}"]}]
            one["type"] = "object"
            one["properties"] = {"tag": self._random.choice(tags), **one["properties"]}
            one["required"] = ["tag", *one["required"]]
        return {"oneOf": variants}

    def _all_of(self, depth: int) -> Schema:
        members: list[Callable[[int], Schema]] = [
            self._object,
            self._reference,
            self._object,
            self.schema,
        ]
        several = self._random.randint(1, 3)
        return {"allOf": [self._random.choice(members)(depth) for _ in range(several)]}
