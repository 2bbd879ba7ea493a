"""What a client is made of: the API it is for, and how it was configured."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias, cast

import httpx2

from .auth import APIKey, Credentials, Scheme, Security
from .clock import LONGEST, is_time
from .errors import ConfigurationError
from .headers import problem_of
from .omit import Omit
from .parameters import Location
from .retry import RetryPolicy

Timeout: TypeAlias = float | httpx2.Timeout | None
"""Seconds to wait for data (connecting: at most 5), each step its own, or for ever."""
Parameters: TypeAlias = Mapping[Location, Mapping[str, object]]

_CONNECT_TIMEOUT = 5.0
_PYTHON = ".".join(map(str, sys.version_info[:3]))


class Api(NamedTuple):
    """What a generated client knows of its API."""

    name: str
    """The name of its client, for messages."""
    package: str
    version: str
    servers: Mapping[str, str]
    """Base URLs by name; the first is the default."""
    schemes: Mapping[str, Scheme]
    """How credentials are sent, by the name of the client's argument."""
    security: Security
    """What operations need that say nothing else."""
    timeout: Timeout = 60.0
    retries: int = 2

    def user_agent(self) -> str:
        return (
            f"{self.package}-python/{self.version}"
            f" (python/{_PYTHON}; httpx2/{httpx2.__version__})"
        )

    def secret_query(self) -> frozenset[str]:
        """The query parameters that carry credentials."""
        return frozenset(
            scheme.name
            for scheme in self.schemes.values()
            if isinstance(scheme, APIKey) and scheme.location == "query"
        )


class Config(NamedTuple):
    """How one client sends its requests."""

    security: Security
    credentials: Credentials
    secret_query: frozenset[str]
    base_url: str
    is_fixed: bool
    """``base_url`` was given, and so counts for operations with servers of their own."""
    timeout: Mapping[str, float | None]
    """Seconds to connect, read, write, and wait for a free connection."""
    retries: RetryPolicy
    deadline: float | None
    headers: Mapping[str, str]
    parameters: Parameters

    def __repr__(self) -> str:  # headers may hold secrets
        return f"<Config {self.base_url}>"

    def server(self, servers: Sequence[str]) -> str:
        """The base URL of an operation that has these servers of its own."""
        return self.base_url if self.is_fixed or not servers else servers[0]


def configure(
    api: Api,
    *,
    credentials: Mapping[str, object],
    server: str | None,
    base_url: str | None,
    timeout: Timeout,
    retries: int | RetryPolicy | None,
    deadline: float | None,
    headers: Mapping[str, str] | None,
    parameters: Mapping[tuple[Location, str], object] | None,
) -> Config:
    """Raises `ConfigurationError` for a client that could not work.

    Credentials that are not given are read from the environment, here and now.
    """
    return Config(
        security=api.security,
        credentials=Credentials(api.name, api.schemes, credentials),
        secret_query=api.secret_query(),
        base_url=_base_url(api, server, base_url),
        is_fixed=base_url is not None,
        timeout=timeout_parts(timeout),
        retries=retry_policy(retries, RetryPolicy(max_retries=api.retries)),
        deadline=deadline_seconds(deadline),
        headers={"User-Agent": api.user_agent(), **_checked(headers)},
        parameters=_by_location(parameters or {}),
    )


def changed(
    config: Config,
    *,
    base_url: str | None,
    timeout: Timeout | Omit,
    retries: int | RetryPolicy | None,
    deadline: float | Omit | None,
    headers: Mapping[str, str] | None,
) -> Config:
    """``config`` with what is given in its place; ``headers`` are added."""
    return config._replace(
        base_url=config.base_url if base_url is None else check_base_url(base_url),
        is_fixed=config.is_fixed or base_url is not None,
        timeout=config.timeout if isinstance(timeout, Omit) else timeout_parts(timeout),
        retries=retry_policy(retries, config.retries),
        deadline=(
            config.deadline
            if isinstance(deadline, Omit)
            else deadline_seconds(deadline)
        ),
        headers={**config.headers, **_checked(headers)},
    )


def check_base_url(text: str) -> str:
    """Without a slash at its end."""
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, TypeError, UnicodeError):
        raise ConfigurationError("base_url is not a URL") from None
    if not can_be_asked(url):
        raise ConfigurationError(
            "base_url must be an absolute http or https URL, not"
            f" {_without_secrets(text)!r}"
        )
    if url.userinfo or url.query or url.fragment:
        raise ConfigurationError(
            "base_url must not hold credentials, a query or a fragment"
        )
    return text.rstrip("/")


def _without_secrets(url: str) -> str:
    """What may stand in a message: no credentials, query or fragment.

    Of text that is no proper URL, whatever could be one of these is left out.
    """
    without_userinfo = re.sub(r"(?s)^(\w*:?//)?.*@", r"\1", url)
    return re.split("[?#]", without_userinfo)[0]


def can_be_asked(url: httpx2.URL) -> bool:
    """Whether a URL says by which protocol, host and port a server is reached."""
    return (
        url.scheme in ("http", "https")
        and bool(url.host)
        and (url.port is None or url.port <= 65535)
    )


def timeout_parts(timeout: Timeout) -> Mapping[str, float | None]:
    """Seconds for each step, as the HTTP client takes them."""
    match timeout:
        case httpx2.Timeout():
            parts = timeout.as_dict()
        case None:
            parts = httpx2.Timeout(None).as_dict()
        case _ if is_time(timeout):
            connect = min(timeout, _CONNECT_TIMEOUT)
            parts = httpx2.Timeout(timeout, connect=connect).as_dict()
        case _:
            parts = {"read": timeout}
    for seconds in parts.values():
        if seconds is not None and not (is_time(seconds) and seconds > 0):
            raise ConfigurationError(
                f"timeout must be seconds above 0, at most {LONGEST:.0f}, or None for"
                f" ever, not {seconds!r}"
            )
    return parts


def deadline_seconds(deadline: float | None) -> float | None:
    """``deadline``, which may have passed already.

    Raises `ConfigurationError` if it is no number of seconds.
    """
    if deadline is not None and not is_time(deadline):
        raise ConfigurationError(
            f"deadline must be seconds, at most {LONGEST:.0f}, or None, not"
            f" {deadline!r}"
        )
    return deadline


def retry_policy(
    retries: int | RetryPolicy | None, default: RetryPolicy
) -> RetryPolicy:
    """``default``, with another policy or number of retries in its place."""
    match retries:
        case None:
            return default
        case RetryPolicy():
            return retries
        case int() if retries >= 0:
            return replace(default, max_retries=retries)
        case _:
            raise ConfigurationError(f"retries must be a count, not {retries!r}")


def _base_url(api: Api, server: str | None, base_url: str | None) -> str:
    if base_url is None:
        return _server_url(api, server)
    if server is not None:
        raise ConfigurationError("base_url and server exclude each other: pass one")
    return check_base_url(base_url)


def _server_url(api: Api, name: str | None) -> str:
    if not api.servers:
        raise ConfigurationError(
            f"the API has no server of its own: pass base_url=… to {api.name}()"
        )
    if name is None:
        name = next(iter(api.servers))
    if name not in api.servers:
        known = ", ".join(map(repr, api.servers))
        raise ConfigurationError(f"there is no server {name!r}; there are: {known}")
    url = api.servers[name]
    if not url.lower().startswith(("http://", "https://")):
        raise ConfigurationError(
            f"the URL of server {name!r}, {url!r}, is relative:"
            f" pass base_url=… to {api.name}()"
        )
    return check_base_url(url)


def _checked(headers: Mapping[str, str] | None) -> Mapping[str, str]:
    if headers is None:
        return {}
    if not isinstance(cast(object, headers), Mapping):
        raise ConfigurationError("headers must be a mapping of names to values")
    if problem := problem_of(headers):
        raise ConfigurationError(problem)
    return headers


def _by_location(parameters: Mapping[tuple[Location, str], object]) -> Parameters:
    places: dict[Location, dict[str, object]] = {}
    for (location, name), value in parameters.items():
        if value is not None:
            places.setdefault(location, {})[name] = value
    return places
