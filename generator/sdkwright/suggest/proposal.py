"""One thing that may be said of a document, with the reasons for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Said: TypeAlias = "str | int | Mapping[str, Said]"


@dataclass(frozen=True, slots=True)
class Proposal:
    pointer: str
    """Where it is to be said."""
    about: str
    """The operation that it is about."""
    reasons: tuple[str, ...]
    keyword: str
    said: Said

    @property
    def is_in_root(self) -> bool:
        """Whether an overlay reaches its place: overlays change the root document alone."""
        return self.pointer.startswith("#")
