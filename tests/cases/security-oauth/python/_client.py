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
from ._runtime.oauth import ClientCredentials, Password, RefreshToken
from ._runtime.oauth_scheme import OAuth2
from ._runtime.retry import RetryPolicy
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.hooks import AsyncHooks, Hooks
    from .notes import AsyncNotes, Notes

_API = Api(
    name="Example",
    package="security_oauth",
    version=__version__,
    servers={"default": Server("https://api.example.com/v1")},
    schemes={
        "service": OAuth2(
            token_urls={
                "client_credentials": "/token",
                "password": "/token",
                "refresh_token": "/renew",
            },
            env="SECURITY_OAUTH_SERVICE",
            env_client_id="SECURITY_OAUTH_CLIENT_ID",
            env_client_secret="SECURITY_OAUTH_CLIENT_SECRET",
        ),
        "account": OAuth2(
            token_urls={"refresh_token": "https://example.com/token"},
            env="ACCOUNT_TOKEN",
        ),
        "browser": HTTPScheme("Bearer", env="SECURITY_OAUTH_BROWSER"),
        "discovered": OAuth2(
            metadata_url="https://example.com/.well-known/openid-configuration",
            env="SECURITY_OAUTH_DISCOVERED",
            env_client_id="SECURITY_OAUTH_CLIENT_ID",
            env_client_secret="SECURITY_OAUTH_CLIENT_SECRET",
        ),
    },
    security=({"service": ("read",)},),
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        service: Credential | ClientCredentials | Password | RefreshToken | None = None,
        *,
        account: Credential | RefreshToken | None = None,
        browser: Credential | None = None,
        discovered: (
            Credential | ClientCredentials | Password | RefreshToken | None
        ) = None,
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
            credentials={
                "service": service,
                "account": account,
                "browser": browser,
                "discovered": discovered,
            },
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
    def notes(self) -> Notes:
        """Operations on notes."""
        from .notes import Notes

        return Notes(self)


class AsyncExample(AsyncClient):
    """Client for Example whose methods are awaited."""

    def __init__(
        self,
        service: (
            AsyncCredential | ClientCredentials | Password | RefreshToken | None
        ) = None,
        *,
        account: AsyncCredential | RefreshToken | None = None,
        browser: AsyncCredential | None = None,
        discovered: (
            AsyncCredential | ClientCredentials | Password | RefreshToken | None
        ) = None,
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
            credentials={
                "service": service,
                "account": account,
                "browser": browser,
                "discovered": discovered,
            },
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
    def notes(self) -> AsyncNotes:
        """Operations on notes."""
        from .notes import AsyncNotes

        return AsyncNotes(self)
