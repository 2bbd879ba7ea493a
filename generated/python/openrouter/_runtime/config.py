"""What a client is made of: the API it is for, and how it was configured."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

import httpx2
from typing_extensions import TypedDict

from .auth import APIKey, Credentials, Scheme, Security
from .base_url import check_origins, origin_of
from .clock import LONGEST, is_time
from .errors import ConfigurationError
from .headers import why_unsendable
from .limits import ResponseLimits
from .omit import Omit, omit
from .parameters import Location
from .retry import RetryPolicy, RetryQuota
from .secret_names import Hidden, SecretNames
from .servers import Destination, Server, Servers

if TYPE_CHECKING:  # it loads with those who have some
    from .hooks import AnyHooks

Timeout: TypeAlias = float | httpx2.Timeout | None
"""Seconds to wait for data (connecting: at most 5), each step its own, or for ever."""
ResponseValidation: TypeAlias = Literal["strict", "lenient"]
"""Whether an answer that is not what was promised is an error, or is taken as it came."""
Parameters: TypeAlias = Mapping[Location, Mapping[str, object]]

_CONNECT_TIMEOUT = 5.0
_PYTHON = ".".join(map(str, sys.version_info[:3]))


class Api(NamedTuple):
    """What a generated client knows of its API."""

    name: str
    """The name of its client, for messages."""
    package: str
    version: str
    servers: Mapping[str, Server]
    """By name; the first is the default."""
    schemes: Mapping[str, Scheme]
    """How credentials are sent, by the name of the client's argument."""
    security: Security
    """What operations need that say nothing else."""
    variables: Mapping[str, str] = {}
    """The client's arguments that stand for variables of servers, and where the
    environment has them."""
    operation_variables: frozenset[str] = frozenset()
    """Those of them that servers of single operations have."""
    secrets: frozenset[str] = frozenset()
    """What its description marks as passwords, by the names on the wire in lower case."""
    timeout: Timeout = 60.0
    retries: RetryPolicy = RetryPolicy()
    """For operations that have none of their own."""

    def user_agent(self) -> str:
        return (
            f"{self.package}-python/{self.version}"
            f" (python/{_PYTHON}; httpx2/{httpx2.__version__})"
        )

    def secret_names(self) -> SecretNames:
        keys = [one for one in self.schemes.values() if isinstance(one, APIKey)]
        return SecretNames(
            frozenset(one.name for one in keys if one.location == "query"),
            self.secrets.union(one.name.lower() for one in keys),
        )


class Config(NamedTuple):
    """How one client sends its requests."""

    security: Security
    credentials: Credentials
    secret_names: SecretNames
    destination: Destination
    timeout: Mapping[str, float | None]
    """Seconds to connect, read, write, and wait for a free connection."""
    retries: RetryPolicy
    """For operations that have none of their own."""
    chosen_retries: int | RetryPolicy | None
    """What the user said, for those that have: a count leaves them the rest."""
    retry_quota: RetryQuota
    """The same one in all copies."""
    deadline: float | None
    headers: Mapping[str, str]
    parameters: Parameters
    hooks: tuple[AnyHooks, ...] | None
    response_validation: ResponseValidation
    response_limits: ResponseLimits
    trusted_origins: frozenset[str]
    """Beside that of the server: where links of its answers may lead."""
    is_async: bool

    def __repr__(self) -> str:  # headers and the base URL may hold secrets
        return "<Config>"

    @property
    def base_url(self) -> str:
        return self.destination.base_url

    def origins(self, server: str) -> frozenset[str]:
        """Where the credentials of a request to this server may go."""
        return self.trusted_origins | {origin_of(httpx2.URL(server))}


class ClientOptions(TypedDict, total=False, closed=True):  # PEP 728: no others
    """What a copy of a client may have of its own."""

    base_url: str | None
    timeout: Timeout | Omit
    retries: int | RetryPolicy | None
    deadline: float | Omit | None
    headers: Mapping[str, str] | None
    hooks: AnyHooks | Sequence[AnyHooks] | Omit | None
    response_validation: ResponseValidation | None
    response_limits: ResponseLimits | None
    trusted_origins: Sequence[str] | None


def configure(
    api: Api,
    *,
    credentials: Mapping[str, object],
    server: str | None,
    variables: Mapping[str, str | None],
    parameters: Mapping[tuple[Location, str], object] | None,
    options: ClientOptions,
    is_async: bool,
) -> Config:
    """Raises `ConfigurationError` for a client that could not work.

    Credentials that are not given are read from the environment, here and now.
    """
    servers = Servers(api.name, api.servers, api.variables, api.operation_variables)
    config = Config(
        security=api.security,
        credentials=Credentials(api.name, api.schemes, credentials),
        secret_names=api.secret_names(),
        destination=servers.choose(server, options.get("base_url"), variables),
        timeout=timeout_parts(api.timeout),
        retries=api.retries,
        chosen_retries=None,
        retry_quota=RetryQuota(),
        deadline=None,
        headers={"User-Agent": api.user_agent()},
        parameters=_by_location(parameters or {}),
        hooks=None,
        response_validation="strict",
        response_limits=ResponseLimits(),
        trusted_origins=frozenset(),
        is_async=is_async,
    )
    return changed(config, **options)


def changed(
    config: Config,
    *,
    base_url: str | None = None,
    timeout: Timeout | Omit = omit,
    retries: int | RetryPolicy | None = None,
    deadline: float | Omit | None = omit,
    headers: Mapping[str, str] | None = None,
    hooks: AnyHooks | Sequence[AnyHooks] | Omit | None = omit,
    response_validation: ResponseValidation | None = None,
    response_limits: ResponseLimits | None = None,
    trusted_origins: Sequence[str] | None = None,
    **unknown: object,
) -> Config:
    """``config`` with what is given in its place; ``headers`` are added."""
    if unknown:
        raise TypeError(
            f"with_options() got an unexpected keyword argument {min(unknown)!r}"
        )
    destination = config.destination
    return config._replace(
        destination=destination if base_url is None else destination.fixed(base_url),
        timeout=config.timeout if isinstance(timeout, Omit) else timeout_parts(timeout),
        retries=retry_policy(retries, config.retries),
        chosen_retries=_chosen(retries, config.chosen_retries),
        deadline=(
            config.deadline
            if isinstance(deadline, Omit)
            else deadline_seconds(deadline)
        ),
        headers=Hidden({**config.headers, **_checked(headers)}),
        hooks=config.hooks if isinstance(hooks, Omit) else _hooks(hooks, config),
        response_validation=_mode(response_validation, config.response_validation),
        response_limits=_limits(response_limits) or config.response_limits,
        trusted_origins=(
            config.trusted_origins
            if trusted_origins is None
            else check_origins(trusted_origins)
        ),
    )


def _hooks(
    hooks: AnyHooks | Sequence[AnyHooks] | None, config: Config
) -> tuple[AnyHooks, ...] | None:
    if hooks is None:
        return None
    from .hooks import together  # not before it is needed

    return together(hooks, is_async=config.is_async)


def moved(
    config: Config, server: str | None, variables: Mapping[str, str | None]
) -> Config:
    """``config`` for another server, or other values of variables of its URL."""
    return config._replace(destination=config.destination.moved(server, variables))


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


def _limits(limits: ResponseLimits | None) -> ResponseLimits | None:
    if limits is None:
        return None
    if not isinstance(cast(object, limits), ResponseLimits):
        raise ConfigurationError("response_limits must be ResponseLimits")
    for name, value in limits._asdict().items():
        if not (isinstance(value, (int, float)) and value > 0):
            raise ConfigurationError(
                f"response_limits: {name} must be a number above 0, not {value!r}"
            )
    return limits


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
        case int() if not isinstance(retries, bool) and retries >= 0:
            return replace(default, max_retries=retries)
        case _:
            raise ConfigurationError(
                f"retries must be a count or a RetryPolicy, not {retries!r}"
            )


def retry_policy_of(
    config: Config, own: RetryPolicy | None, retries: int | RetryPolicy | None
) -> RetryPolicy:
    """The policy of one call: what it says itself comes before what its client says,
    then what the operation has of its ``own``, then what the API has for all."""
    policy = config.retries
    if own is not None:
        policy = retry_policy(config.chosen_retries, own)
    return policy if retries is None else retry_policy(retries, policy)


def _chosen(
    retries: int | RetryPolicy | None, before: int | RetryPolicy | None
) -> int | RetryPolicy | None:
    if isinstance(before, RetryPolicy):
        return retry_policy(retries, before)
    return before if retries is None else retries


def _mode(
    mode: ResponseValidation | None, default: ResponseValidation
) -> ResponseValidation:
    if mode not in ("strict", "lenient", None):
        raise ConfigurationError(
            f"response_validation must be 'strict' or 'lenient', not {mode!r}"
        )
    return mode or default


def _checked(headers: Mapping[str, str] | None) -> Mapping[str, str]:
    if headers is None:
        return {}
    if not isinstance(cast(object, headers), Mapping):
        raise ConfigurationError("headers must be a mapping of names to values")
    if problem := why_unsendable(headers):
        raise ConfigurationError(problem)
    return headers


def _by_location(parameters: Mapping[tuple[Location, str], object]) -> Parameters:
    places: dict[Location, dict[str, object]] = {}
    for (location, name), value in parameters.items():
        if value is not None:
            places.setdefault(location, Hidden())[name] = value
    return places
