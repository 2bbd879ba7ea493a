"""Servers: where an API, or a single operation, is found (OpenAPI 3.1, section 4.8.5)."""

from __future__ import annotations

from dataclasses import dataclass

from .schemas import NO_DOC, Doc, Pointer


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A part of a URL that whoever makes a client may choose."""

    name: str
    default: str | None
    """None where it has to be chosen."""
    values: tuple[str, ...]
    """All that it may be, the default among them; empty where that is left open."""
    pointer: Pointer
    """Of its server's URL."""
    argument: str | None = None
    """What its argument is to be called, where the document says so."""
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class Server:
    name: str
    url: str
    """With `{name}` for each of its variables; it may be relative."""
    variables: tuple[ServerVariable, ...] = ()
    doc: Doc = NO_DOC

    @property
    def is_absolute(self) -> bool:
        """Whether the URL says where the server is, as far as the defaults go."""
        if not self.url.startswith("{") or "}://" in self.url:
            return "://" in self.url
        return "://" in (self.variables[0].default or "")
