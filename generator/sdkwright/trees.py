"""Walks over trees of plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .pointers import child


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
    waiting = [(pointer, data)] if isinstance(data, dict | list) else []
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
