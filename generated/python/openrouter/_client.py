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
    from .credits import AsyncCredits, Credits

_API = Api(
    name="OpenRouter",
    package="openrouter",
    version=__version__,
    servers={"production": Server("https://openrouter.ai/api/v1")},
    schemes={"api_key": HTTPScheme("Bearer", env="OPENROUTER_API_KEY")},
    security=({"api_key": ()},),
    timeout=60.0,
)


class OpenRouter(SyncClient):
    """Client for the OpenRouter API.

    One API in front of many language models.

    The part of the OpenRouter API that tells an account how much it has paid in
    and how much of that it has spent.
    """

    def __init__(
        self,
        api_key: Credential | None = None,
        *,
        server: Literal["production"] | None = None,
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
            credentials={"api_key": api_key},
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
    def credits(self) -> Credits:
        """What an account has bought and used."""
        from .credits import Credits

        return Credits(self)


class AsyncOpenRouter(AsyncClient):
    """Client for the OpenRouter API whose methods are awaited."""

    def __init__(
        self,
        api_key: AsyncCredential | None = None,
        *,
        server: Literal["production"] | None = None,
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
            credentials={"api_key": api_key},
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
    def credits(self) -> AsyncCredits:
        """What an account has bought and used."""
        from .credits import AsyncCredits

        return AsyncCredits(self)
