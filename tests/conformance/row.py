"""A row of the matrix, and what was seen of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from ..contract.server import Answer, Request, Step

Group: TypeAlias = Literal[
    "Methods",
    "Parameters",
    "Bodies",
    "Responses",
    "Streams",
    "Pages",
    "Security",
    "Servers",
]

DONE = Answer(204, content_type=None)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What the specification leaves open, in its own words."""

    section: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One form: an operation, a call, and who judges what is sent."""

    group: Group
    title: str
    referees: tuple[Referee, ...]
    arguments: Mapping[str, Any] = field(default_factory=dict)
    """Of the call, by their names in Python."""
    operation: Mapping[str, Any] = field(default_factory=dict)
    """An Operation Object (OpenAPI 3.1, section 4.8.10)."""
    method: str = "get"
    """A key of the Path Item Object, else of its `additionalOperations`."""
    path: str = ""
    """What follows the part that tells the row apart."""
    path_item: Mapping[str, Any] = field(default_factory=dict)
    """What stands beside the operation in its Path Item Object."""
    document: Mapping[str, Any] = field(default_factory=dict)
    """What the document says beside its paths; rows that say the same share an SDK."""
    client: Mapping[str, Any] = field(default_factory=dict)
    """Arguments of the client."""
    way: str = ""
    """The attribute of the method that is called in its place: `with_response`, `items`."""
    use: Callable[[Any], Any] | None = None
    """What is read of the result: while it is open, if it is a context manager."""
    answers: tuple[Step, ...] = (DONE,)
    """What the requests meet, one step each; the last repeats."""
    left_open: LeftOpen | None = None

    @property
    def name(self) -> str:
        return f"{self.group}: {self.title}"


@dataclass(frozen=True, slots=True)
class Returned:
    """A call ended well."""

    value: Any


@dataclass(frozen=True, slots=True)
class Raised:
    """A call ended with an error."""

    error: Exception


Outcome: TypeAlias = Returned | Raised


@dataclass(frozen=True, slots=True)
class Seen:
    """One call of a row, as the server and the caller saw it."""

    row: Row
    document: str
    """In JSON."""
    prefix: str
    """What the path of the row's requests begins with."""
    requests: tuple[Request, ...]
    outcome: Outcome


class Referee(Protocol):
    """Judges what was seen."""

    @property
    def name(self) -> str:
        """Who that is, as the page says it."""

    def judge(self, seen: Seen) -> None:
        """Raise what is wrong."""
