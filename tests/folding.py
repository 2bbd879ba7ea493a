"""What holds for one JSON value: parts of schemas, folded into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .described import (
    MAKES_LISTS,
    MORE_PROPERTIES,
    Json,
    Part,
    Schema,
    is_in,
    kinds_of,
    listed_in,
)

TYPES: Mapping[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
    "array": (list,),
    "object": (dict,),
}


@dataclass(slots=True)
class Folded:
    """All that holds for one value, with a variant of each union chosen."""

    parts: list[Part] = field(default_factory=list)
    tags: dict[str, list[str]] = field(default_factory=dict)
    """Properties whose value says which variant was chosen."""
    new_tag: str | None = None
    """The property that says that it is a variant not known yet."""

    def all(self, keyword: str) -> list[Any]:
        return [part[keyword] for part in self.parts if keyword in part]

    def lists(self) -> list[list[Json]]:
        """The values of each `enum` and `const`."""
        return [one for part in self.parts if (one := listed_in(part)) is not None]

    def has(self, *keywords: str) -> bool:
        return any(keyword in part for part in self.parts for keyword in keywords)


def is_whole(parts: Sequence[Part], union: Part) -> bool:
    """Whether a value is one of a union and nothing else but an object with properties."""
    return all(
        "object" in (kinds_of(part) or ["object"])
        and not (part is not union and part.keys() & {"properties", "required"})
        and not part.keys() & {*MAKES_LISTS, *MORE_PROPERTIES, "enum", "const"}
        for part in parts
    )


def is_of(value: Json, kinds: Sequence[str] | None) -> bool:
    """Whether a value is of one of these types; None allows any."""
    if isinstance(value, bool):
        return kinds is None or "boolean" in kinds
    return any(
        isinstance(value, TYPES[kind]) for kind in (TYPES if kinds is None else kinds)
    )


def agreed_in(lists: Sequence[list[Json]]) -> list[Json] | None:
    """The values that are in all lists; None where there is no list, and any value is."""
    if not lists:
        return None
    return [one for one in lists[0] if all(is_in(one, many) for many in lists)]


def together(schemas: Sequence[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"allOf": schemas}


def excluded_in(folded: Folded) -> list[list[str]]:
    """Properties that may not all be there, as a `not` says that has only `required`."""
    return [
        refused["required"]
        for refused in folded.all("not")
        if isinstance(refused, Mapping) and refused.keys() == {"required"}
    ]
