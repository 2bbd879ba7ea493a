"""OpenAPI 3.0 → the shape of 3.1: what its schemas say in other words.

A `$ref` of 3.0 has no siblings by the letter (Reference Object); what people write beside it
they mean, so it counts, as in 3.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import Document
from .tree import objects

# What says more than a type, and would forbid null beside it.
_COMBINING = ("$ref", "allOf", "anyOf", "oneOf")
_TYPED = {"type", "enum", "properties", "items", "additionalProperties", *_COMBINING}
_EXCLUSIVE = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def normalise(document: Document) -> None:
    """Rewrite every schema, in whichever file."""
    for root in document.files.values():
        for schema in objects(root):
            name_null(schema)
            for limit, exclusive in _EXCLUSIVE.items():
                if schema.get(exclusive) is True and limit in schema:
                    schema[exclusive] = schema.pop(limit)
                elif schema.get(exclusive) is False:
                    del schema[exclusive]


def name_null(schema: dict[str, Any]) -> bool:
    """`nullable: true` → `null` among the types; whether it was said."""
    for member in _variants(schema):
        # What says nothing more than that null is allowed is meant to be null.
        if member.get("nullable") is True and not member.keys() & _TYPED:
            member["type"] = "null"
    is_said = schema.get("nullable") is True
    if is_said:
        _add_null(schema)
    return is_said


def _variants(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for keyword in ("oneOf", "anyOf"):
        members = schema.get(keyword)
        for member in members if isinstance(members, list) else ():
            if isinstance(member, dict):
                yield member


def _add_null(schema: dict[str, Any]) -> None:
    combined = [key for key in _COMBINING if key in schema]
    if combined:
        kept = (*combined, "type", "discriminator")
        moved = {key: schema.pop(key) for key in kept if key in schema}
        schema["anyOf"] = [moved, {"type": "null"}]
        return
    if isinstance(schema.get("type"), str):
        schema["type"] = list(dict.fromkeys((schema["type"], "null")))
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"].append(None)
