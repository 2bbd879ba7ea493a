"""The clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import httpx2

from ._runtime.auth import AsyncCredential, Credential, HTTPScheme
from ._runtime.client import AsyncClient, SyncClient
from ._runtime.config import Api, ResponseValidation, Timeout
from ._runtime.limits import ResponseLimits
from ._runtime.retry import RetryPolicy
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.hooks import AsyncHooks, Hooks
    from .a import A, AsyncA

_API = Api(
    name="Example",
    package="security_unsupported",
    version=__version__,
    servers={"default": Server("https://api.example.com")},
    schemes={"first": HTTPScheme("Bearer", env="SECURITY_UNSUPPORTED_FIRST")},
    security=({}, {"first": ()}),
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        first: Credential | None = None,
        *,
        server: Literal["default"] | None = None,
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
            credentials={"first": first},
            server=server,
            base_url=base_url,
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

    @cached_property
    def a(self) -> A:
        """Operations on a."""
        from .a import A

        return A(self)


class AsyncExample(AsyncClient):
    """Client for Example whose methods are awaited."""

    def __init__(
        self,
        first: AsyncCredential | None = None,
        *,
        server: Literal["default"] | None = None,
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
            credentials={"first": first},
            server=server,
            base_url=base_url,
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

    @cached_property
    def a(self) -> AsyncA:
        """Operations on a."""
        from .a import AsyncA

        return AsyncA(self)
