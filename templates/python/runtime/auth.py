"""Credentials: where they come from and where in a request they go."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn, Protocol, TypeAlias
from urllib.parse import quote

from .errors import ConfigurationError
from .headers import is_value
from .locks import new_lock
from .secret_names import uncopyable

if TYPE_CHECKING:  # they load with the schemes that need them
    from .digest import Digest
    from .tokens import TokenSource, TokenSources

Credential: TypeAlias = str | Callable[[], str]
"""A key or token, or a function that is asked for one before each call."""
AsyncCredential: TypeAlias = str | Callable[[], str | Awaitable[str]]
PasswordCredential: TypeAlias = tuple[str, str] | Callable[[], tuple[str, str]]
"""User name and password."""
AsyncPasswordCredential: TypeAlias = (
    tuple[str, str] | Callable[[], tuple[str, str] | Awaitable[tuple[str, str]]]
)


class Placed(NamedTuple):
    """A credential in its place in a request."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: str

    def __reduce__(self) -> NoReturn:
        raise uncopyable()

    def __repr__(self) -> str:
        return f"Placed({self.location!r}, {self.name!r})"


class Fetched:
    """A credential that is fetched before it is sent: a `Grant` of OAuth 2."""

    __slots__ = ()


class HTTPScheme(NamedTuple):
    """``Authorization: <scheme> …`` (RFC 9110 section 11.6.2), such as ``Bearer``."""

    scheme: str
    env: str | None = None
    """The environment variable to read where the client is given nothing."""

    def from_environment(self) -> str | None:
        return os.environ.get(self.env) if self.env else None

    def place(self, argument: str, credential: object) -> Placed:
        return Placed(
            "header", "Authorization", f"{self.scheme} {_text(argument, credential)}"
        )

    @property
    def variables(self) -> str | None:
        return self.env


class APIKey(NamedTuple):
    """A key in a header, query parameter or cookie of a given name."""

    location: Literal["header", "query", "cookie"]
    name: str
    env: str | None = None

    def from_environment(self) -> str | None:
        return os.environ.get(self.env) if self.env else None

    def place(self, argument: str, credential: object) -> Placed:
        value = _text(argument, credential)
        return Placed(
            self.location,
            self.name,
            quote(value, safe="") if self.location == "cookie" else value,
        )

    @property
    def variables(self) -> str | None:
        return self.env


class HTTPBasic(NamedTuple):
    """``Authorization: Basic …`` (RFC 7617) from a (user name, password) tuple."""

    env_username: str | None = None
    env_password: str | None = None

    def from_environment(self) -> tuple[str, str] | None:
        return _pair_from_environment(self.env_username, self.env_password)

    def place(self, argument: str, credential: object) -> Placed:
        username, password = _pair(argument, credential)
        token = b64encode(f"{username}:{password}".encode()).decode()
        return Placed("header", "Authorization", f"Basic {token}")

    @property
    def variables(self) -> str | None:
        return both(self.env_username, self.env_password)


class HTTPDigest(NamedTuple):
    """``Authorization: Digest …`` (RFC 7616), in answer to what the server asks."""

    env_username: str | None = None
    env_password: str | None = None

    def from_environment(self) -> tuple[str, str] | None:
        return _pair_from_environment(self.env_username, self.env_password)

    def place(self, argument: str, credential: object) -> Digest:
        username, password = _pair(argument, credential)
        if not is_value(username) or '"' in username or "\\" in username:
            raise ConfigurationError(
                f"{argument} holds a quote, a backslash or a character outside ASCII in"
                " the user name, and cannot be sent"
            )
        from .digest import Digest  # few APIs need it

        return Digest(username, password)

    @property
    def variables(self) -> str | None:
        return both(self.env_username, self.env_password)


class Scheme(Protocol):
    """How a credential is sent, and where it is looked for."""

    def from_environment(self) -> object:
        """None where it is not there."""
        ...

    def place(self, argument: str, credential: object, /) -> Placed | Digest:
        """Raises `ConfigurationError` for a credential that cannot be sent."""
        ...

    @property
    def variables(self) -> str | None:
        """The environment variables, for a message."""
        ...


Security: TypeAlias = tuple[Mapping[str, tuple[str, ...]], ...]
"""Alternatives: the arguments whose credentials are needed together, and their scopes."""


class Chosen(NamedTuple):
    """A credential to be sent."""

    argument: str
    value: object
    scopes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<Chosen {self.argument}>"


class Signature(NamedTuple):
    """What a request is signed with."""

    placed: tuple[Placed, ...]
    digest: Digest | None
    tokens: tuple[tuple[TokenSource, str], ...]

    def __repr__(self) -> str:
        return f"<Signature {self.placed}>"


class Credentials:
    """What a client was given, else what the environment held when it was made.

    Nothing shows its values, and it refuses to be pickled.
    """

    __slots__ = (
        "_client",
        "_digests",
        "_guard",
        "_schemes",
        "_signatures",
        "_sources",
        "_values",
    )

    def __init__(
        self, client: str, schemes: Mapping[str, Scheme], given: Mapping[str, object]
    ) -> None:
        self._client = client
        self._schemes = schemes
        self._values = {
            argument: given.get(argument) or scheme.from_environment()
            for argument, scheme in schemes.items()
        }
        self._digests: dict[Digest, Digest] = {}
        self._signatures: dict[int, tuple[Security, Signature]] = {}
        self._sources: TokenSources | None = None
        self._guard = new_lock()

    def __reduce__(self) -> NoReturn:
        raise uncopyable()

    def __repr__(self) -> str:
        present = [name for name, value in self._values.items() if value]
        return f"<Credentials {', '.join(present) or 'none'}>"

    def known(self, security: Security) -> Signature | None:
        """What was kept for these very requirements."""
        kept = self._signatures.get(id(security))
        return kept[1] if kept else None

    def keep(self, security: Security, signature: Signature) -> None:
        """For all calls with these requirements, because it never changes."""
        self._signatures[id(security)] = (security, signature)  # so that the id is its

    def choose(self, security: Security) -> list[Chosen]:
        """The credentials of the first alternative that is there.

        Sending none is the last choice. Raises `ConfigurationError` where it is none.
        """
        for alternative in security:
            if alternative and all(map(self._values.get, alternative)):
                return [
                    Chosen(argument, self._values[argument], scopes)
                    for argument, scopes in alternative.items()
                ]
        if security and {} not in security:
            raise ConfigurationError(self._missing(security))
        return []

    def place(self, argument: str, credential: object) -> Placed | Digest:
        """Raises `ConfigurationError` for a credential that cannot be sent."""
        placed = self._schemes[argument].place(argument, credential)
        if isinstance(placed, Placed):
            return placed
        # One that was used before knows what the server asked.
        return self._digests.setdefault(placed, placed)

    def source(
        self, argument: str, scopes: tuple[str, ...], base_url: str
    ) -> TokenSource:
        """Where the tokens of a grant come from; the same for all who need the same ones.

        Raises `ConfigurationError` where they cannot be fetched.
        """
        from .tokens import TokenSources

        with self._guard:
            if self._sources is None:
                self._sources = TokenSources()
        return self._sources.of(
            argument, self._schemes[argument], self._values[argument], scopes, base_url
        )

    def _missing(self, security: Security) -> str:
        ways = "; or ".join(
            ", and ".join(self._way(one) for one in each if not self._values.get(one))
            for each in security
        )
        return f"no credential: {ways}"

    def _way(self, argument: str) -> str:
        way = f"pass {argument}=… to {self._client}()"
        variables = self._schemes[argument].variables
        return (
            f"{way} or set the environment variable {variables}" if variables else way
        )


def _pair_from_environment(
    username: str | None, password: str | None
) -> tuple[str, str] | None:
    name = os.environ.get(username or "")
    return (name, os.environ.get(password or "", "")) if name else None


def both(*variables: str | None) -> str | None:
    """The names of environment variables that are needed together."""
    return " and ".join(name for name in variables if name) or None


def _text(argument: str, credential: object) -> str:
    if not isinstance(credential, str) or not credential:
        raise ConfigurationError(f"{argument} must be a string that is not empty")
    if not is_value(credential):
        raise ConfigurationError(
            f"{argument} holds a line break, a space at an end or a character outside"
            " ASCII, and cannot be sent"
        )
    return credential


def _pair(argument: str, credential: object) -> tuple[str, str]:
    match credential:
        case (str(username), str(password)) if username:
            pass
        case _:
            raise ConfigurationError(f"{argument} must be (user name, password)")
    if ":" in username or not all(map(_is_sendable, username + password)):
        raise ConfigurationError(
            f"{argument} holds a control character, something that is no text, or a"
            " colon in the user name, and cannot be sent"
        )
    return username, password


def _is_sendable(character: str) -> bool:
    """No control character (RFC 7617 section 2), and no half of a surrogate pair."""
    return (
        character >= " "
        and character != "\x7f"
        and not "\ud800" <= character <= "\udfff"
    )
