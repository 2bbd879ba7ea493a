"""What the schemas of an OpenAPI document say, read from the document as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeGuard
from urllib.parse import unquote

Json: TypeAlias = Any
Part: TypeAlias = Mapping[str, Any]
Schema: TypeAlias = Part | bool

MORE_PROPERTIES = (
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
)
MAKES_OBJECTS = ("properties", *MORE_PROPERTIES)
MAKES_LISTS = ("items", "prefixItems")

_ANY: Part = {}
_NONE: Part = {"enum": []}


class Described:
    """A document with component schemas, whose references all lead somewhere in it."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self.is_3_0 = str(document["openapi"]).startswith("3.0")
        self._roots = {
            id(part): root
            for root in document["components"]["schemas"].values()
            for part in mappings(root)
            if "$recursiveRef" in part
        }
        self._tag_schemas = {id(schema) for schema in self._find_tags()}

    def at(self, reference: str) -> Schema:
        """The schema that a reference inside of the document points at."""
        found: Any = self._document
        for part in reference.split("/")[1:]:
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found[key]
        schema: Schema = found
        return schema

    def parts(self, schema: Schema) -> Iterator[Part]:
        """All that holds for a value: a schema, its `$ref` and its `allOf`, each once."""
        seen: set[int] = set()
        waiting = [schema]
        while waiting:
            one = waiting.pop()
            if isinstance(one, bool):
                one = _ANY if one else _NONE
            if id(one) in seen:
                continue
            seen.add(id(one))
            if "$ref" in one:
                waiting.append(self.at(one["$ref"]))
                if self.is_3_0:  # 3.0.4, section 4.7.23: nothing counts beside it
                    continue
            if root := self._roots.get(id(one)):  # 2019-09 core, section 8.2.4.2.1
                waiting.append(root)
            yield one
            waiting.extend(reversed(one.get("allOf", ())))

    def says(self, schemas: Sequence[Schema], keyword: str | None) -> bool:
        """Whether a keyword such as `readOnly` is true for what all of these describe."""
        return keyword is not None and any(
            part.get(keyword) is True
            for schema in schemas
            for part in self.parts(schema)
        )

    def tag(self, part: Part, variants: Sequence[Schema]) -> str | None:
        """The property that tells apart those variants that are objects."""
        leaves = [leaf for variant in variants for leaf in self._leaves(variant)]
        objects = [leaf for leaf in leaves if self._is_object(leaf)]
        if len(objects) < 2:
            return None
        if "discriminator" in part:
            return str(part["discriminator"]["propertyName"])
        constants = [self._constants(one) for one in objects]
        for name in constants[0]:
            listed = [value for one in constants for value in one.get(name, ())]
            if all(name in one for one in constants) and _are_distinct_texts(listed):
                return name
        return None

    def is_tag(self, part: Part) -> bool:
        """Whether it lists the tags of a variant: another value is another variant."""
        return id(part) in self._tag_schemas

    def _find_tags(self) -> Iterator[Part]:
        for part in mappings(self._document):
            for variants in (part.get("oneOf"), part.get("anyOf")):
                if not isinstance(variants, list):
                    continue
                if (tag := self.tag(part, variants)) is None:
                    continue
                for leaf in (
                    one for variant in variants for one in self._leaves(variant)
                ):
                    for schema in self._properties(leaf, tag):
                        yield from self.parts(schema)

    def _leaves(self, schema: Schema) -> list[Schema]:
        """What a variant stands for: itself, or the variants of the union that it is."""
        found: list[Schema] = []
        seen: set[int] = set()
        waiting = [schema]
        while waiting:
            one = waiting.pop()
            parts = [*self.parts(one)]
            below = [
                variant
                for part in parts
                for variant in (*part.get("oneOf", ()), *part.get("anyOf", ()))
            ]
            if not below or any("properties" in part for part in parts):
                found.append(one)
            elif not seen.intersection(map(id, parts)):
                waiting.extend(reversed(below))
            seen.update(map(id, parts))
        return found

    def _is_object(self, schema: Schema) -> bool:
        return any(
            "properties" in part or part.get("type") == "object"
            for part in self.parts(schema)
        )

    def _properties(self, schema: Schema, name: str) -> Iterator[Schema]:
        for part in self.parts(schema):
            if is_schema(found := part.get("properties", {}).get(name)):
                yield found

    def _constants(self, schema: Schema) -> dict[str, list[Json]]:
        """The few values of required properties."""
        names = (
            name for part in self.parts(schema) for name in part.get("required", ())
        )
        found = {
            name: next(
                (
                    listed
                    for inner in self._properties(schema, name)
                    for part in self.parts(inner)
                    if (listed := listed_in(part)) is not None
                ),
                None,
            )
            for name in dict.fromkeys(names)
        }
        return {name: values for name, values in found.items() if values is not None}


def mappings(value: Json) -> Iterator[dict[str, Any]]:
    """All objects in a document."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def is_schema(value: object) -> TypeGuard[Schema]:
    return isinstance(value, Mapping | bool)


def listed_in(part: Part) -> list[Json] | None:
    """The only values of a schema by its `const` or `enum`."""
    return [part["const"]] if "const" in part else part.get("enum")


def _are_distinct_texts(values: Sequence[Json]) -> bool:
    return all(isinstance(one, str) for one in values) and (
        len({*values}) == len(values)
    )


def kinds_of(part: Part) -> list[str] | None:
    """The types of a schema, also where it only says what is in an object or array."""
    types = part.get("type")
    if types is not None:
        return [types] if isinstance(types, str) else list(types)
    if any(keyword in part for keyword in MAKES_OBJECTS):
        return ["object"]
    return ["array"] if any(keyword in part for keyword in MAKES_LISTS) else None


def tags_of(discriminator: Part, reference: str) -> list[str]:
    """OpenAPI 3.1.1, section 4.8.25: what `mapping` says, else the name of the schema."""
    name = reference.rpartition("/")[2]
    mapping = discriminator.get("mapping", {})
    return [tag for tag, to in mapping.items() if to in (reference, name)] or [name]


def items_at(part: Part, index: int) -> list[Schema]:
    """JSON Schema 2020-12 core, section 10.3.1."""
    prefix = part.get("prefixItems", ())
    if index < len(prefix):
        return [prefix[index]]
    return [part["items"]] if "items" in part else []


def property_in(part: Part, name: str) -> list[Schema]:
    """JSON Schema 2020-12 core, section 10.3.2."""
    found = [
        schema
        for pattern, schema in part.get("patternProperties", {}).items()
        if re.search(pattern, name)
    ]
    if name in part.get("properties", {}):
        found.append(part["properties"][name])
    if not found and "additionalProperties" in part:
        found.append(part["additionalProperties"])
    return found


def is_in(value: Json, values: Sequence[Json]) -> bool:
    """As JSON: true is not 1."""
    return any(
        value == one and isinstance(value, bool) == isinstance(one, bool)
        for one in values
    )
