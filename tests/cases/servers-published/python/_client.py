"""The clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, Unpack

import httpx2

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.config import Api, ClientOptions, ResponseValidation, Timeout, moved
from ._runtime.limits import ResponseLimits
from ._runtime.retry import RetryPolicy
from ._runtime.server_variables import Variable
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.hooks import AsyncHooks, Hooks
    from .a import A, AsyncA

_Server: TypeAlias = Literal[
    "default",
    "server_2",
    "server_3",
    "server_4",
    "server_5",
    "server_6",
    "server_7",
    "server_8",
]

_API = Api(
    name="Example",
    package="servers_published",
    version=__version__,
    servers={
        "default": Server(
            "https://api.example.com/v{version}", {"version": Variable("1")}
        ),
        "server_2": Server("https://api.example.com/docs/"),
        "server_3": Server("https://api.example.com/beta/"),
        "server_4": Server("https://other.example.com/v1"),
        "server_5": Server("https://API.Example.com:8443/V1%20/"),
        "server_6": Server("http://[::1]:8080/"),
        "server_7": Server("https://b\xfccher.example/gr\xf6\xdfe"),
        "server_8": Server(
            "{endpoint}/v1", {"endpoint": Variable("https://eu.example.com")}
        ),
    },
    schemes={},
    security=(),
    variables={
        "version": "SERVERS_PUBLISHED_VERSION",
        "endpoint": "SERVERS_PUBLISHED_ENDPOINT",
    },
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        *,
        server: _Server | None = None,
        version: str | None = None,
        endpoint: str | None = None,
        base_url: str | None = None,
        timeout: Timeout = 60.0,
        retries: int | RetryPolicy | None = None,
        deadline: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
        hooks: Hooks | Sequence[Hooks] | None = None,
        response_validation: ResponseValidation = "strict",
        response_limits: ResponseLimits | None = None,
        trusted_origins: Sequence[str] = (),
    ) -> None:
        super().__init__(
            _API,
            credentials={},
            server=server,
            base_url=base_url,
            variables={"version": version, "endpoint": endpoint},
            timeout=timeout,
            retries=retries,
            deadline=deadline,
            headers=headers,
            http_client=http_client,
            hooks=hooks,
            response_validation=response_validation,
            response_limits=response_limits,
            trusted_origins=trusted_origins,
        )

    def with_options(
        self,
        *,
        server: _Server | None = None,
        version: str | None = None,
        endpoint: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `SyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(
            copy._config, server, {"version": version, "endpoint": endpoint}
        )
        return copy

    @cached_property
    def a(self) -> A:
        """Operations on a."""
        from .a import A

        return A(self)


class AsyncExample(AsyncClient):
    """Client for Example whose methods are awaited."""

    def __init__(
        self,
        *,
        server: _Server | None = None,
        version: str | None = None,
        endpoint: str | None = None,
        base_url: str | None = None,
        timeout: Timeout = 60.0,
        retries: int | RetryPolicy | None = None,
        deadline: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        hooks: AsyncHooks | Hooks | Sequence[AsyncHooks | Hooks] | None = None,
        response_validation: ResponseValidation = "strict",
        response_limits: ResponseLimits | None = None,
        trusted_origins: Sequence[str] = (),
    ) -> None:
        super().__init__(
            _API,
            credentials={},
            server=server,
            base_url=base_url,
            variables={"version": version, "endpoint": endpoint},
            timeout=timeout,
            retries=retries,
            deadline=deadline,
            headers=headers,
            http_client=http_client,
            hooks=hooks,
            response_validation=response_validation,
            response_limits=response_limits,
            trusted_origins=trusted_origins,
        )

    def with_options(
        self,
        *,
        server: _Server | None = None,
        version: str | None = None,
        endpoint: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `AsyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(
            copy._config, server, {"version": version, "endpoint": endpoint}
        )
        return copy

    @cached_property
    def a(self) -> AsyncA:
        """Operations on a."""
        from .a import AsyncA

        return AsyncA(self)
