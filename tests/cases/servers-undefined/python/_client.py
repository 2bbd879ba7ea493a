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
    from .b import AsyncB, B

_Server: TypeAlias = Literal["default", "server_2"]

_API = Api(
    name="Example",
    package="servers_undefined",
    version=__version__,
    servers={
        "default": Server("https://api.example.com"),
        "server_2": Server("https://{account}.example.com", {"account": Variable()}),
    },
    schemes={},
    security=(),
    variables={
        "account": "SERVERS_UNDEFINED_ACCOUNT",
        "region": "SERVERS_UNDEFINED_REGION",
    },
    operation_variables=frozenset({"region"}),
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        *,
        server: _Server | None = None,
        account: str | None = None,
        region: str | None = None,
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
            variables={"account": account, "region": region},
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
        account: str | None = None,
        region: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `SyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(
            copy._config, server, {"account": account, "region": region}
        )
        return copy

    @cached_property
    def a(self) -> A:
        """Operations on a."""
        from .a import A

        return A(self)

    @cached_property
    def b(self) -> B:
        """Operations on b."""
        from .b import B

        return B(self)


class AsyncExample(AsyncClient):
    """Client for Example whose methods are awaited."""

    def __init__(
        self,
        *,
        server: _Server | None = None,
        account: str | None = None,
        region: str | None = None,
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
            variables={"account": account, "region": region},
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
        account: str | None = None,
        region: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """As `AsyncClient.with_options`, and for another server."""
        copy = super().with_options(**options)
        copy._config = moved(
            copy._config, server, {"account": account, "region": region}
        )
        return copy

    @cached_property
    def a(self) -> AsyncA:
        """Operations on a."""
        from .a import AsyncA

        return AsyncA(self)

    @cached_property
    def b(self) -> AsyncB:
        """Operations on b."""
        from .b import AsyncB

        return AsyncB(self)
