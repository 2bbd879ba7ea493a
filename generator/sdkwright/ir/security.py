"""Credentials: the schemes that an API has for them, and what its operations require."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .schemas import NO_DOC, Doc


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token in the Authorization header (RFC 6750)."""


@dataclass(frozen=True, slots=True)
class Basic:
    """A user name and a password in the Authorization header (RFC 7617)."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A user name and a password, of which only hashes are sent (RFC 7616)."""


@dataclass(frozen=True, slots=True)
class HttpScheme:
    """Text after the name of another scheme in that header (RFC 9110, section 11.6.2)."""

    name: str


@dataclass(frozen=True, slots=True)
class ApiKey:
    location: Literal["query", "header", "cookie"]
    wire_name: str


SchemeKind: TypeAlias = Bearer | Basic | Digest | HttpScheme | ApiKey


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """Schemes that ask for the same thing are one; `keys` are all of their names."""

    keys: tuple[str, ...]
    kind: SchemeKind
    environment: str
    doc: Doc = NO_DOC


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives, each a set of scheme keys that are all needed; an empty set means none is."""
