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


GrantType: TypeAlias = Literal["client_credentials", "password", "refresh_token"]
"""What access tokens are fetched with, without a browser (RFC 6749)."""


@dataclass(frozen=True, slots=True)
class OAuth2:
    """An access token (RFC 6749), sent as a bearer token, that can be fetched."""

    token_urls: tuple[tuple[GrantType, str], ...]
    """How, and where: maybe relative to the API. Empty where the metadata say it."""
    metadata_url: str = ""
    """Of RFC 8414 or OpenID Connect Discovery."""


SchemeKind: TypeAlias = Bearer | Basic | Digest | HttpScheme | ApiKey | OAuth2


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """Schemes that ask for the same thing are one; `keys` are all of their names."""

    keys: tuple[str, ...]
    kind: SchemeKind
    environment: str
    doc: Doc = NO_DOC


@dataclass(frozen=True, slots=True)
class Requirement:
    """One scheme, by the first of its keys."""

    key: str
    scopes: tuple[str, ...] = ()
    """What an access token must allow; of `OAuth2` alone."""


Security: TypeAlias = tuple[tuple[Requirement, ...], ...]
"""Alternatives, each a set of schemes that are all needed; an empty set means none is."""
