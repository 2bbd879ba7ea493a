"""Servers: which there are, and which of them a client asks (OpenAPI 3.1, 4.8.5)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from urllib.parse import urljoin

from .base_url import check_base_url
from .errors import ConfigurationError
from .secret_names import uncopyable

if TYPE_CHECKING:  # it loads with the APIs that have some
    from .server_variables import Variable


class Server:
    """A server of the API, or of one operation."""

    __slots__ = ("url", "variables")

    def __init__(
        self, url: str, variables: Mapping[str, Variable] | None = None
    ) -> None:
        """``url`` has ``{name}`` where a variable goes; it may be relative."""
        self.url = url
        self.variables = variables or {}


class Servers(NamedTuple):
    """What a client can choose from."""

    client: str
    """The name of its class, for messages."""
    known: Mapping[str, Server]
    """By name; the first is the default."""
    variables: Mapping[str, str]
    """The arguments that stand for variables, and where the environment has them."""
    of_operations: frozenset[str]
    """Those of them that servers of single operations have."""

    def choose(
        self,
        server: str | None,
        base_url: str | None,
        variables: Mapping[str, str | None],
    ) -> Destination:
        """Where a new client goes; raises `ConfigurationError` for what leads nowhere.

        Variables that are not given are read from the environment, here and now.
        """
        found = {name: os.environ.get(env) for name, env in self.variables.items()}
        values = {name: value for name, value in found.items() if value}
        if base_url is None:
            return self.destination(server, values, _given(variables))
        for name in _given({"server": server, **variables}):
            raise ConfigurationError(
                f"base_url and {name} exclude each other: pass one"
            )
        return Destination(self, None, values, check_base_url(base_url), {})

    def destination(
        self, name: str | None, values: Mapping[str, str], given: Mapping[str, str]
    ) -> Destination:
        """Of the server of this name, else the first; what is `given` must be used."""
        if not self.known:
            raise ConfigurationError(
                f"the API has no server of its own: pass base_url=… to {self.client}()"
            )
        if name is None:
            name = next(iter(self.known))
        if name not in self.known:
            names = ", ".join(map(repr, self.known))
            raise ConfigurationError(f"there is no server {name!r}; there are: {names}")
        server = self.known[name]
        for variable in given:
            if variable not in {*server.variables, *self.of_operations}:
                raise ConfigurationError(self._unused(variable, name))
        values = {**values, **given}
        url = self.expand(server, values)
        if "://" not in url:
            base, _, _ = server.url.removeprefix("{").partition("}")
            way = (
                f"{base}=… or base_url=…" if base in server.variables else "base_url=…"
            )
            raise ConfigurationError(
                f"the URL of server {name!r}, {server.url!r}, is relative: pass {way} to"
                f" {self.client}()"
            )
        url = check_base_url(url, f"the URL of server {name!r}")
        return Destination(self, name, values, url, {})

    def _unused(self, variable: str, name: str) -> str:
        with_it = [
            repr(other)
            for other, server in self.known.items()
            if variable in server.variables
        ]
        return (
            f"server {name!r} has no {variable}: {' and '.join(with_it)} may be meant"
        )

    def expand(self, server: Server, values: Mapping[str, str]) -> str:
        for name, variable in server.variables.items():
            if variable.default is None and name not in values:
                raise ConfigurationError(
                    f"no {name} for {server.url!r}: pass {name}=… to {self.client}()"
                    f" or set the environment variable {self.variables[name]}"
                )
        if not server.variables:
            return server.url
        from .server_variables import expand

        return expand(server.url, server.variables, values)


class Destination(NamedTuple):
    """Where the requests of a client go."""

    servers: Servers
    server: str | None
    """The name of the server; None: a base URL was given instead."""
    values: Mapping[str, str]
    """Of variables."""
    base_url: str
    asked: dict[Server, str]
    """The base URLs that operations with servers of their own had so far."""

    def __reduce__(self) -> NoReturn:
        raise uncopyable()

    def __repr__(self) -> str:  # variables may hold secrets
        return f"<Destination {self.server}>"

    def fixed(self, base_url: str) -> Destination:
        """Raises `ConfigurationError` for what is no base URL."""
        return self._replace(server=None, base_url=check_base_url(base_url))

    def moved(
        self, server: str | None, variables: Mapping[str, str | None]
    ) -> Destination:
        """Another server, other values of variables, or both, where they are given.

        Raises `ConfigurationError` for what leads nowhere, and where a base URL was
        given: that is not left for the API's own servers by the way.
        """
        given = _given(variables)
        if server is None and not given:
            return self
        if self.server is None:
            raise ConfigurationError(
                "the client has a base_url, which counts for everything: pass another"
            )
        return self.servers.destination(server or self.server, self.values, given)

    def of(self, servers: Mapping[str, Server]) -> str:
        """The base URL of an operation that has these servers of its own.

        That is the one of the same name as the client's, else the first.
        """
        if self.server is None or not servers:
            return self.base_url
        server = servers.get(self.server) or next(iter(servers.values()))
        if server not in self.asked:
            url = self.servers.expand(server, self.values)
            if "://" not in url:
                url = urljoin(f"{self.base_url}/", url)
            self.asked[server] = url.rstrip("/")
        return self.asked[server]


def _given(values: Mapping[str, str | None]) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if value is not None}
