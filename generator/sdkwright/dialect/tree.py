"""What all dialects have in common: trees, and a word of an older JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import child


def objects(data: Any) -> Iterator[dict[str, Any]]:
    """Every object of a tree. It may be changed before the next one is asked for."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
            yield value
        elif isinstance(value, list):
            waiting.extend(value)


def places(pointer: str, data: Any) -> Iterator[tuple[str, Any]]:
    """Every container of a tree, each with its pointer; the tree may not be changed."""
    waiting = [(pointer, data)]
    while waiting:
        here, value = waiting.pop()
        yield here, value
        waiting += (
            (child(here, key), item)
            for key, item in (
                value.items() if isinstance(value, dict) else enumerate(value)
            )
            if isinstance(item, dict | list)
        )


def name_tuple(schema: dict[str, Any]) -> None:
    """A list of `items` → `prefixItems`, and what it says of further items → `items`.

    Up to draft 2019-09 of JSON Schema (core, section 9.3.1.1) a tuple was written so;
    people still do in every version of OpenAPI.
    """
    # An example may have `items`, too; it would not say that it is an array.
    types = schema.get("type")
    is_array = types == "array" or (isinstance(types, list) and "array" in types)
    if is_array and isinstance(schema.get("items"), list):
        schema["prefixItems"] = schema.pop("items")
        if "additionalItems" in schema:
            schema["items"] = schema.pop("additionalItems")
