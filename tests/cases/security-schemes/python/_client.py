"""The clients."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import httpx2

from ._runtime.auth import (
    APIKey,
    AsyncBasicCredential,
    AsyncCredential,
    BasicCredential,
    Credential,
    HTTPBasic,
    HTTPBearer,
)
from ._runtime.client import AsyncClient, SyncClient
from ._runtime.config import Api, Timeout
from ._runtime.retry import RetryPolicy
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from .all import All, AsyncAll
    from .either import AsyncEither, Either
    from .oauth import AsyncOauth, Oauth
    from .open import AsyncOpen, Open
    from .optional import AsyncOptional, Optional
    from .usual import AsyncUsual, Usual

_API = Api(
    name="Example",
    package="security_schemes",
    version=__version__,
    servers={"default": Server("/")},
    schemes={
        "bearer": HTTPBearer(env="SECURITY_SCHEMES_BEARER"),
        "basic": HTTPBasic(
            env_username="SECURITY_SCHEMES_USERNAME",
            env_password="SECURITY_SCHEMES_PASSWORD",
        ),
        "key_header": APIKey("header", "X-Key", env="THE_KEY"),
        "key_query": APIKey("query", "key", env="SECURITY_SCHEMES_KEY_QUERY"),
        "key_cookie": APIKey("cookie", "key", env="SECURITY_SCHEMES_KEY_COOKIE"),
    },
    security=(("bearer",),),
    timeout=60.0,
    retries=2,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        bearer: Credential | None = None,
        *,
        basic: BasicCredential | None = None,
        key_header: Credential | None = None,
        key_query: Credential | None = None,
        key_cookie: Credential | None = None,
        server: Literal["default"] | None = None,
        base_url: str | None = None,
        timeout: Timeout = 60.0,
        retries: int | RetryPolicy | None = None,
        deadline: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            _API,
            credentials={
                "bearer": bearer,
                "basic": basic,
                "key_header": key_header,
                "key_query": key_query,
                "key_cookie": key_cookie,
            },
            server=server,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            deadline=deadline,
            headers=headers,
            http_client=http_client,
            parameters={},
        )

    @cached_property
    def open(self) -> Open:
        """Operations on open."""
        from .open import Open

        return Open(self)

    @cached_property
    def usual(self) -> Usual:
        """Operations on usual."""
        from .usual import Usual

        return Usual(self)

    @cached_property
    def optional(self) -> Optional:
        """Operations on optional."""
        from .optional import Optional

        return Optional(self)

    @cached_property
    def either(self) -> Either:
        """Operations on either."""
        from .either import Either

        return Either(self)

    @cached_property
    def all(self) -> All:
        """Operations on all."""
        from .all import All

        return All(self)

    @cached_property
    def oauth(self) -> Oauth:
        """Operations on oauth."""
        from .oauth import Oauth

        return Oauth(self)


class AsyncExample(AsyncClient):
    """Client for Example whose methods are awaited."""

    def __init__(
        self,
        bearer: AsyncCredential | None = None,
        *,
        basic: AsyncBasicCredential | None = None,
        key_header: AsyncCredential | None = None,
        key_query: AsyncCredential | None = None,
        key_cookie: AsyncCredential | None = None,
        server: Literal["default"] | None = None,
        base_url: str | None = None,
        timeout: Timeout = 60.0,
        retries: int | RetryPolicy | None = None,
        deadline: float | None = None,
        headers: Mapping[str, str] | None = None,
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            _API,
            credentials={
                "bearer": bearer,
                "basic": basic,
                "key_header": key_header,
                "key_query": key_query,
                "key_cookie": key_cookie,
            },
            server=server,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            deadline=deadline,
            headers=headers,
            http_client=http_client,
            parameters={},
        )

    @cached_property
    def open(self) -> AsyncOpen:
        """Operations on open."""
        from .open import AsyncOpen

        return AsyncOpen(self)

    @cached_property
    def usual(self) -> AsyncUsual:
        """Operations on usual."""
        from .usual import AsyncUsual

        return AsyncUsual(self)

    @cached_property
    def optional(self) -> AsyncOptional:
        """Operations on optional."""
        from .optional import AsyncOptional

        return AsyncOptional(self)

    @cached_property
    def either(self) -> AsyncEither:
        """Operations on either."""
        from .either import AsyncEither

        return AsyncEither(self)

    @cached_property
    def all(self) -> AsyncAll:
        """Operations on all."""
        from .all import AsyncAll

        return AsyncAll(self)

    @cached_property
    def oauth(self) -> AsyncOauth:
        """Operations on oauth."""
        from .oauth import AsyncOauth

        return AsyncOauth(self)
