"""The clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, Unpack

import httpx2

from ._runtime.auth import APIKey, AsyncCredential, Credential, HTTPScheme
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

_Server: TypeAlias = Literal["server_2", "server_3"]
_Protocol: TypeAlias = Literal["https", "http", "api", "beta"]
_ServerToken: TypeAlias = Literal["t", "u"]

_API = Api(
    name="Example",
    package="servers_names",
    version=__version__,
    servers={
        "server_2": Server(
            "{protocol}://{address}:{server_timeout}/{class_}/{server_token}/{server_options}/{unit}/{variable_2}",
            {
                "protocol": Variable("https", ("https", "http")),
                "address": Variable("127.0.0.1"),
                "server_timeout": Variable("8443"),
                "class_": Variable("a"),
                "server_token": Variable("t", ("t", "u")),
                "server_options": Variable(),
                "unit": Variable('"unit"'),
                "variable_2": Variable("v2"),
            },
        ),
        "server_3": Server(
            "https://{protocol}.example.com/{unused}/{ip_address}",
            {
                "protocol": Variable("api", ("api", "beta")),
                "unused": Variable(""),
                "ip_address": Variable("b"),
            },
        ),
    },
    schemes={
        "token": HTTPScheme("Bearer", env="SERVERS_NAMES_TOKEN"),
        "named": APIKey("header", "X-Key", env="SERVERS_NAMES_CLASS_"),
    },
    security=({"token": (), "named": ()},),
    variables={
        "protocol": "SERVERS_NAMES_PROTOCOL",
        "address": "SERVERS_NAMES_ADDRESS",
        "server_timeout": "SERVERS_NAMES_SERVER_TIMEOUT",
        "class_": "SERVERS_NAMES_SERVER_CLASS_",
        "server_token": "SERVERS_NAMES_SERVER_TOKEN",
        "server_options": "SERVERS_NAMES_SERVER_OPTIONS",
        "unit": "SERVERS_NAMES_UNIT",
        "variable_2": "SERVERS_NAMES_VARIABLE_2",
        "unused": "SERVERS_NAMES_UNUSED",
        "ip_address": "SERVERS_NAMES_IP_ADDRESS",
    },
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        token: Credential | None = None,
        *,
        named: Credential | None = None,
        server: _Server | None = None,
        protocol: _Protocol | None = None,
        address: str | None = None,
        server_timeout: str | None = None,
        class_: str | None = None,
        server_token: _ServerToken | None = None,
        server_options: str | None = None,
        unit: str | None = None,
        variable_2: str | None = None,
        unused: str | None = None,
        ip_address: str | None = None,
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
            credentials={"token": token, "named": named},
            server=server,
            base_url=base_url,
            variables={
                "protocol": protocol,
                "address": address,
                "server_timeout": server_timeout,
                "class_": class_,
                "server_token": server_token,
                "server_options": server_options,
                "unit": unit,
                "variable_2": variable_2,
                "unused": unused,
                "ip_address": ip_address,
            },
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
        protocol: _Protocol | None = None,
        address: str | None = None,
        server_timeout: str | None = None,
        class_: str | None = None,
        server_token: _ServerToken | None = None,
        server_options: str | None = None,
        unit: str | None = None,
        variable_2: str | None = None,
        unused: str | None = None,
        ip_address: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `SyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(
            copy._config,
            server,
            {
                "protocol": protocol,
                "address": address,
                "server_timeout": server_timeout,
                "class_": class_,
                "server_token": server_token,
                "server_options": server_options,
                "unit": unit,
                "variable_2": variable_2,
                "unused": unused,
                "ip_address": ip_address,
            },
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
        token: AsyncCredential | None = None,
        *,
        named: AsyncCredential | None = None,
        server: _Server | None = None,
        protocol: _Protocol | None = None,
        address: str | None = None,
        server_timeout: str | None = None,
        class_: str | None = None,
        server_token: _ServerToken | None = None,
        server_options: str | None = None,
        unit: str | None = None,
        variable_2: str | None = None,
        unused: str | None = None,
        ip_address: str | None = None,
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
            credentials={"token": token, "named": named},
            server=server,
            base_url=base_url,
            variables={
                "protocol": protocol,
                "address": address,
                "server_timeout": server_timeout,
                "class_": class_,
                "server_token": server_token,
                "server_options": server_options,
                "unit": unit,
                "variable_2": variable_2,
                "unused": unused,
                "ip_address": ip_address,
            },
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
        protocol: _Protocol | None = None,
        address: str | None = None,
        server_timeout: str | None = None,
        class_: str | None = None,
        server_token: _ServerToken | None = None,
        server_options: str | None = None,
        unit: str | None = None,
        variable_2: str | None = None,
        unused: str | None = None,
        ip_address: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `AsyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(
            copy._config,
            server,
            {
                "protocol": protocol,
                "address": address,
                "server_timeout": server_timeout,
                "class_": class_,
                "server_token": server_token,
                "server_options": server_options,
                "unit": unit,
                "variable_2": variable_2,
                "unused": unused,
                "ip_address": ip_address,
            },
        )
        return copy

    @cached_property
    def a(self) -> AsyncA:
        """Operations on a."""
        from .a import AsyncA

        return AsyncA(self)
