"""Parts of a document as they are written, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..document import child
from ..ir import Pointer


class Node(NamedTuple):
    """A schema as it is written, and where."""

    pointer: Pointer
    value: Any


def members(node: Node, keyword: str) -> Iterator[Node]:
    """The schemas that stand in a list below a keyword."""
    listed = node.value.get(keyword) if isinstance(node.value, dict) else None
    if isinstance(listed, list):
        for index, member in enumerate(listed):
            yield Node(child(node.pointer, keyword, index), member)


def discriminator_of(node: Node) -> Node | None:
    """The `discriminator` that stands in a schema itself."""
    found = node.value.get("discriminator") if isinstance(node.value, dict) else None
    place = child(node.pointer, "discriminator")
    return Node(place, found) if isinstance(found, dict) else None


def first_of(node: Node, *keywords: str) -> Iterator[Node]:
    """The schema below the first of some keywords that is there."""
    for keyword in keywords:
        if isinstance(schema := node.value.get(keyword), dict | bool):
            yield Node(child(node.pointer, keyword), schema)
            return
