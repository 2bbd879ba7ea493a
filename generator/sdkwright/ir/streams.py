"""Streams: answers that are read item by item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .schemas import TypeRef


@dataclass(frozen=True, slots=True)
class EventStream:
    """Server-Sent Events of which the data alone is handed out."""

    media_type: str
    item: TypeRef
    """The type of the data."""
    is_text: bool
    """Whether the data is text, not JSON."""
    end: str | None = None
    """Data that is no item, and says that there are no more."""


@dataclass(frozen=True, slots=True)
class WholeEventStream:
    """Server-Sent Events that are handed out with all of their fields."""

    media_type: str
    item: TypeRef
    """An object with the fields of an event, or a union of such."""
    text: tuple[str, ...] | Literal["all"]
    """The types of the events whose data is text, not JSON."""
    end: str | None = None


@dataclass(frozen=True, slots=True)
class JsonLines:
    """JSON texts, each on a line of its own."""

    media_type: str
    item: TypeRef
    end: str | None = None


@dataclass(frozen=True, slots=True)
class JsonSequence:
    """JSON texts, each after a record separator (RFC 7464)."""

    media_type: str
    item: TypeRef
    end: str | None = None


StreamContent: TypeAlias = EventStream | WholeEventStream | JsonLines | JsonSequence


@dataclass(frozen=True, slots=True)
class Switched:
    """A stream that an operation answers with in place of its success, if it is asked to."""

    content: StreamContent
    argument: tuple[Literal["query", "body"], str] | None = None
    """The boolean of the request that asks for it, by its place and its name.

    None: the request has none, and is but sent with another Accept header.
    """
    is_default: bool = False
    """Whether it comes where nothing is said."""
