"""Pages: how the next part of a long answer is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .schemas import TypeRef

Way: TypeAlias = tuple[str | int, ...]
"""Where something is in an answer: names of properties and indexes, -1 for the last item.

Empty: the answer itself.
"""


@dataclass(frozen=True, slots=True)
class Input:
    """What of a request says which page is meant: a parameter, or a property of its body."""

    place: Literal["path", "query", "header", "cookie", "body"]
    wire_name: str


@dataclass(frozen=True, slots=True)
class ByOffset:
    """The next page begins as many items further on as this one has."""

    input: Input
    start: int


@dataclass(frozen=True, slots=True)
class ByNumber:
    """Pages are counted from `start`; `total` is how many there are."""

    input: Input
    start: int
    total: Way | None


@dataclass(frozen=True, slots=True)
class ByCursor:
    """An answer says what to send for the next page."""

    input: Input
    cursor: Way


@dataclass(frozen=True, slots=True)
class ByLink:
    """An answer says the URL of the next page: in its body, or in its `Link` header."""

    url: Way | None
    """None: in the header (RFC 8288)."""


@dataclass(frozen=True, slots=True)
class Paging:
    """How the pages of one operation are turned."""

    turn: ByOffset | ByNumber | ByCursor | ByLink
    items: Way
    item: tuple[TypeRef, ...]
    """What an item is: one of these."""
    more: Way | None
    """Where an answer says whether another page follows."""
