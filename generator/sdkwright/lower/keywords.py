"""What single keywords of JSON Schema say."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from ..ir import JsonScalar
from .media_names import is_json, is_text

# Keywords that are not expressed in types, and what is lost with each.
CONDITIONS = {
    "not": "a value that this forbids is taken",
    "if": "what follows from this condition",
    "dependentSchemas": "what follows from the presence of a property",
    "$dynamicRef": "what an extending schema puts in its place",
    "$recursiveRef": "what an extending schema puts in its place",
}

# Keywords that make a type. All others describe it, or limit its values.
_STRUCTURE = frozenset(
    {
        *("$ref", "allOf", "anyOf", "oneOf", "type", "enum", "const"),
        *("properties", "patternProperties", "required"),
        *("additionalProperties", "unevaluatedProperties"),
        *("prefixItems", "items", "unevaluatedItems"),
        *CONDITIONS,
    }
)


LIMITS = frozenset({"not", "if", "dependentSchemas", "required"})
"""Keywords that make a type of no schema that has no others."""


def conditions_of(schema: Mapping[str, Any]) -> list[str]:
    """Keywords that say more than types can."""
    return [keyword for keyword in CONDITIONS if keyword in schema]


_WHOLE = re.compile("-?[0-9]{1,18}")
_TYPES: dict[str, type] = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "number": float,
    "object": dict,
    "string": str,
}


def type_name(value: Any) -> str:
    """The type of a JSON value; whole numbers are integers, whatever they look like."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return next(name for name, kind in _TYPES.items() if isinstance(value, kind))


def of_text(text: str, types: Collection[str]) -> JsonScalar:
    """What a text stands for, where a value of some types is meant and no text."""
    if "integer" in types and _WHOLE.fullmatch(text):
        return int(text)
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    return text


def is_a(value: Any, types: Collection[str]) -> bool:
    """Whether a JSON value is of one of some types (JSON Schema 2020-12 core, 4.2.1)."""
    name = type_name(value)
    is_number = name == "integer" and "number" in types
    return name in types or is_number or not _TYPES.keys() >= {*types}


def format_of(schema: Mapping[str, Any]) -> str:
    """The `format` of a schema; `binary` where a string is bytes, however that is said.

    OpenAPI 3.1 (section 4.8.14.1) says it by a `contentMediaType` without encoding.
    """
    media_type, encoding = schema.get("contentMediaType"), schema.get("contentEncoding")
    if encoding == "binary":
        return "binary"
    if isinstance(media_type, str) and encoding is None:
        return "" if is_json(media_type) or is_text(media_type) else "binary"
    found = schema.get("format")
    return found if isinstance(found, str) else ""


def is_structural(keyword: str) -> bool:
    """Whether a keyword says what type a value has."""
    return keyword in _STRUCTURE


def without_choices(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the `oneOf` or `anyOf` of a schema."""
    choices = ("oneOf", "anyOf", "discriminator")
    return {keyword: one for keyword, one in schema.items() if keyword not in choices}


def without_nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that does not say by the word of 3.0 that it may be null, too."""
    if "nullable" not in schema:
        return schema
    return {keyword: one for keyword, one in schema.items() if keyword != "nullable"}


def combines_schemas(schema: Mapping[str, Any]) -> bool:
    """Whether a schema is more than another name of the one that it builds on."""
    members = schema.get("allOf")
    listed = members if isinstance(members, list) else []
    own = {one for one in schema if is_structural(one)} - {"allOf", "$ref", "type"}
    telling = [one for one in listed if not adds_nothing(one)]
    return len(telling) + ("$ref" in schema) + bool(own) > 1


def is_bare_reference(schema: Mapping[str, Any]) -> bool:
    """Whether a schema is no more than what its `$ref` leads to."""
    return [keyword for keyword in schema if is_structural(keyword)] == ["$ref"]


def adds_to_none(schema: Mapping[str, Any], keyword: str) -> bool:
    """Whether a keyword leaves a schema as it is that stands beside it by reference."""
    match keyword:
        case "type":
            return isinstance(schema[keyword], str)
        case "additionalProperties":
            return isinstance(schema[keyword], bool)
    return False


def says_nullable(schema: Mapping[str, Any]) -> bool:
    """Whether `nullable` stands in a schema, or alone in its `allOf`."""
    members = schema.get("allOf")
    listed = members if isinstance(members, list) else []
    said = [one for one in listed if isinstance(one, dict) and adds_nothing(one)]
    return any(one.get("nullable") is True for one in (schema, *said))


def adds_nothing(schema: Any) -> bool:
    """Whether a member of an `allOf` leaves what it is combined with as it is."""
    if not isinstance(schema, dict):
        return schema is True
    keywords = {keyword for keyword in schema if is_structural(keyword)}
    return not keywords - {"type", "properties"} and (
        not schema.get("properties") and keywords != {"type"}
    )


def common_types(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The types in both; an integer is a number, too."""
    both = [one for one in left if one in right]
    for one, other in ((left, right), (right, left)):
        if "integer" in one and "number" in other and "integer" not in both:
            both.insert(0, "integer")
    return tuple(both)
