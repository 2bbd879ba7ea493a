"""Values that break a rule which types promise, and where.

Only what no reading of a document could allow: it is looked for in objects, arrays and
scalars that are nothing else, never below a union or an `allOf`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple, TypeAlias

from .described import Described, Json, Schema

Place: TypeAlias = tuple[str | int, ...]

_OTHERS: Mapping[str, list[Json]] = {
    "string": [5, True, ["odd"], {"odd": 1}],
    "integer": ["5", 0.5, True, [], {}],
    "number": ["0.5", False, [1], {}],
    "boolean": ["true", 1, [], {}],
    "array": ["odd", 1, {}],
    "object": ["odd", 1, []],
}
# All else may say that it is more than its type.
_PLAIN = re.compile(
    r"\$ref|type|format|properties|required|additionalProperties|items|const|title|description"
    r"|default|examples?|deprecated|readOnly|nullable|min\w+|max\w+|pattern|uniqueItems|x-.*"
)
_READ_OTHERWISE = ("date-time", "date", "binary")


class Broken(NamedTuple):
    value: Json
    place: Place
    rule: str

    @property
    def path(self) -> str:
        """The place as messages write it."""
        steps = (
            f".{one}" if isinstance(one, str) else f"[{one}]" for one in self.place
        )
        return "".join(steps).removeprefix(".")


class Breaking:
    """Breaks values of the schemas of a document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._described = Described(document)

    def all_of(self, schema: Schema, value: Json) -> Iterator[Broken]:
        """A value, broken at each of its places that can be broken."""
        for place, rule, part in self._places(schema, value, ()):
            for replaced in _instead(rule, part):
                broken = [deepcopy(value)]
                owner: Any = broken
                for step in (last := (0, *place))[:-1]:
                    owner = owner[step]
                if rule == "required":
                    del owner[last[-1]]
                else:
                    owner[last[-1]] = replaced
                yield Broken(broken[0], place, rule)

    def _places(
        self, schema: Schema, value: Json, place: Place
    ) -> Iterator[tuple[Place, str, Mapping[str, Any]]]:
        part = self._plain(schema)
        if part is None:
            return
        if place:
            yield place, "type", part
            if "const" in part and isinstance(part["const"], str):
                yield place, "const", part
        match value:
            case dict():
                for name, one in value.items():
                    yield from self._member(part, name, one, (*place, name))
            case list() if "items" in part:
                for index, one in enumerate(value):
                    if self._plain(part["items"]) is not None:
                        yield (*place, index), "null", {}
                    yield from self._places(part["items"], one, (*place, index))

    def _member(
        self, part: Mapping[str, Any], name: str, value: Json, place: Place
    ) -> Iterator[tuple[Place, str, Mapping[str, Any]]]:
        schema = part.get("properties", {}).get(name)
        if schema is None:
            return
        if name in part.get("required", ()):
            found = self._plain(schema)
            if "writeOnly" not in self._keys(schema):
                yield place, "required", {}
                if found is not None:
                    yield place, "null", {}
        yield from self._places(schema, value, place)

    def _keys(self, schema: Schema) -> set[str]:
        return {key for part in self._described.parts(schema) for key in part}

    def _plain(self, schema: Schema) -> Mapping[str, Any] | None:
        """A schema that is of one type, and not null; None for any other."""
        parts = [*self._described.parts(schema)]
        told = [part for part in parts if "type" in part]
        if len(told) != 1 or not all(_is_plain(part) for part in parts):
            return None
        (part,) = told
        is_of_one = isinstance(part["type"], str) and part["type"] in _OTHERS
        return part if is_of_one else None


def _is_plain(part: Mapping[str, Any]) -> bool:
    return (
        all(map(_PLAIN.fullmatch, part))
        and not part.get("nullable")
        and part.get("format") not in _READ_OTHERWISE
        and ("type" in part or "$ref" in part)
    )


def _instead(rule: str, part: Mapping[str, Any]) -> list[Json]:
    match rule:
        case "type":
            return _OTHERS[part["type"]]
        case "const":
            return [f"not {part['const']}"]
    return [None]
