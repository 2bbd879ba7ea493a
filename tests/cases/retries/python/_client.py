"""The clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import httpx2

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.config import Api, ResponseValidation, Timeout
from ._runtime.limits import ResponseLimits
from ._runtime.retry import RetryPolicy
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.hooks import AsyncHooks, Hooks
    from .orders import AsyncOrders, Orders

_API = Api(
    name="Sample",
    package="retries",
    version=__version__,
    servers={"default": Server("https://orders.example.com")},
    schemes={},
    security=(),
    timeout=60.0,
    retries=RetryPolicy(
        max_retries=3,
        multiplier=1.5,
        max_delay=60.0,
        max_retry_after=120.0,
        statuses={408, 425, "5XX"},
    ),
)


class Sample(SyncClient):
    """Client for Orders."""

    def __init__(
        self,
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
            credentials={},
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
    def orders(self) -> Orders:
        """Operations on orders."""
        from .orders import Orders

        return Orders(self)


class AsyncSample(AsyncClient):
    """Client for Orders whose methods are awaited."""

    def __init__(
        self,
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
            credentials={},
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
    def orders(self) -> AsyncOrders:
        """Operations on orders."""
        from .orders import AsyncOrders

        return AsyncOrders(self)
