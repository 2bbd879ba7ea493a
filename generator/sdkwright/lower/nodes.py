"""Parts of a document as they are written, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..document import child
from ..ir import Pointer


class Node(NamedTuple):
    """A part of a document, and where it stands.

    The document is untrusted: what is of another kind than it should be is not there.
    """

    pointer: Pointer
    value: Any

    @property
    def members(self) -> Mapping[str, Any]:
        """The values of an object by their keys; none of anything else."""
        return self.value if isinstance(self.value, dict) else {}

    def get(self, *keys: str) -> Node:
        """What stands below; its value is None where nothing does."""
        value = self.value
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return Node(child(self.pointer, *keys), value)

    def entries(self, *keys: str) -> Iterator[tuple[str, Node]]:
        """What stands in the object below, by its keys."""
        below = self.get(*keys) if keys else self
        for key, value in below.members.items():
            yield key, Node(child(below.pointer, key), value)

    def elements(self, key: str) -> Iterator[Node]:
        """What stands in the list below."""
        listed = self.members.get(key)
        if isinstance(listed, list):
            for index, value in enumerate(listed):
                yield Node(child(self.pointer, key, index), value)

    def text(self, key: str) -> str:
        """The text below; empty where there is none."""
        value = self.members.get(key)
        return value if isinstance(value, str) else ""


def discriminator_of(node: Node) -> Node | None:
    """The `discriminator` that stands in a schema itself."""
    found = node.get("discriminator")
    return found if isinstance(found.value, dict) else None


def first_of(node: Node, *keywords: str) -> Iterator[Node]:
    """The schema below the first of some keywords that is there."""
    for keyword in keywords:
        if isinstance(schema := node.value.get(keyword), dict | bool):
            yield Node(child(node.pointer, keyword), schema)
            return
