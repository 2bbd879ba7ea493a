"""Where parts of a document came from that overlays brought in."""

from __future__ import annotations

from typing import Any


class Provenance:
    """Knows members of containers that were copied, by the identity of the containers."""

    def __init__(self) -> None:
        self._origins: dict[tuple[int, str], tuple[Any, str]] = {}
        self._kept: list[Any] = []  # so that no other container gets their identity

    def note(
        self, container: Any, token: str | int, origin: Any, key: str | int
    ) -> None:
        """Remember that a member is that of another container, under its key there."""
        self._kept.append(container)
        self._origins[id(container), str(token)] = origin, str(key)

    def origin(self, container: Any, token: str) -> tuple[Any, str] | None:
        """The container that a member came from at first, and its key there."""
        origin = None
        while following := self._origins.get((id(container), token)):
            origin = container, token = following
        return origin
