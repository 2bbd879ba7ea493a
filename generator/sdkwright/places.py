"""What the two readers share: where things stand in a text, and what stops them."""

from __future__ import annotations

from typing import Any, Protocol

# A document nested deeper than this is refused, so that whoever walks a tree may
# recurse. The deepest document in use that we know has 31 levels.
MAX_DEPTH = 100

_CONTAINERS = frozenset({dict, list})


class Malformed(Exception):
    """The text cannot be read. `offset` counts characters from the beginning."""

    def __init__(self, rule: str, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset
        self.hint = hint


class Places(Protocol):
    """Where the containers of one file stand in its text, by their identity.

    A container keeps its place wherever a later step moves it. Places are offsets in
    characters; None is the answer for whatever did not come from the text.
    """

    def start(self, container: Any) -> int | None:
        """Where an object or array begins."""
        ...

    def child(self, container: Any, token: str) -> int | None:
        """Where a key of an object, or an item of an array, begins."""
        ...


def deeper_than(data: Any, limit: int) -> bool:
    """Whether a tree has more than `limit` levels of containers, without recursing."""
    level = [data] if type(data) in _CONTAINERS else []
    for _ in range(limit):
        if not level:
            return False
        level = [
            item
            for container in level
            for item in (container.values() if type(container) is dict else container)
            if type(item) in _CONTAINERS
        ]
    return bool(level)
