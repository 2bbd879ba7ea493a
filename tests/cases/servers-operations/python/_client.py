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
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.hooks import AsyncHooks, Hooks
    from .a import A, AsyncA

_Server: TypeAlias = Literal["live", "sandbox"]
_Shard: TypeAlias = Literal["1", "2"]

_API = Api(
    name="Example",
    package="servers_operations",
    version=__version__,
    servers={
        "live": Server("https://api.example.com"),
        "sandbox": Server("https://sandbox.example.com"),
    },
    schemes={},
    security=(),
    variables={
        "shard": "SERVERS_OPERATIONS_SHARD",
        "account": "SERVERS_OPERATIONS_ACCOUNT",
    },
    operation_variables=frozenset({"shard", "account"}),
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        *,
        server: _Server | None = None,
        shard: _Shard | None = None,
        account: str | None = None,
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
            variables={"shard": shard, "account": account},
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
        shard: _Shard | None = None,
        account: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `SyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(copy._config, server, {"shard": shard, "account": account})
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
        shard: _Shard | None = None,
        account: str | None = None,
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
            variables={"shard": shard, "account": account},
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
        shard: _Shard | None = None,
        account: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `AsyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(copy._config, server, {"shard": shard, "account": account})
        return copy

    @cached_property
    def a(self) -> AsyncA:
        """Operations on a."""
        from .a import AsyncA

        return AsyncA(self)
