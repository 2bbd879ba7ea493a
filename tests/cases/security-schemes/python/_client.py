"""The clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import httpx2

from ._runtime.auth import (
    APIKey,
    AsyncCredential,
    AsyncPasswordCredential,
    Credential,
    HTTPBasic,
    HTTPDigest,
    HTTPScheme,
    PasswordCredential,
)
from ._runtime.client import AsyncClient, SyncClient
from ._runtime.config import Api, ResponseValidation, Timeout
from ._runtime.limits import ResponseLimits
from ._runtime.oauth import ClientCredentials
from ._runtime.oauth_scheme import OAuth2
from ._runtime.retry import RetryPolicy
from ._runtime.servers import Server
from ._version import __version__

if TYPE_CHECKING:
    from ._runtime.hooks import AsyncHooks, Hooks
    from .all import All, AsyncAll
    from .certificate import AsyncCertificate, Certificate
    from .digest import AsyncDigest, Digest
    from .either import AsyncEither, Either
    from .oauth import AsyncOauth, Oauth
    from .open import AsyncOpen, Open
    from .optional import AsyncOptional, Optional
    from .other import AsyncOther, Other
    from .usual import AsyncUsual, Usual

_API = Api(
    name="Example",
    package="security_schemes",
    version=__version__,
    servers={"default": Server("/")},
    schemes={
        "bearer": HTTPScheme("Bearer", env="SECURITY_SCHEMES_BEARER"),
        "basic": HTTPBasic(
            env_username="SECURITY_SCHEMES_USERNAME",
            env_password="SECURITY_SCHEMES_PASSWORD",
        ),
        "digest": HTTPDigest(
            env_username="SECURITY_SCHEMES_USERNAME",
            env_password="SECURITY_SCHEMES_PASSWORD",
        ),
        "other": HTTPScheme("Token", env="SECURITY_SCHEMES_OTHER"),
        "key_header": APIKey("header", "X-Key", env="THE_KEY"),
        "key_query": APIKey("query", "key", env="SECURITY_SCHEMES_KEY_QUERY"),
        "key_cookie": APIKey("cookie", "key", env="SECURITY_SCHEMES_KEY_COOKIE"),
        "oauth": OAuth2(
            token_urls={"client_credentials": "/token"},
            env="SECURITY_SCHEMES_OAUTH",
            env_client_id="SECURITY_SCHEMES_CLIENT_ID",
            env_client_secret="SECURITY_SCHEMES_CLIENT_SECRET",
        ),
    },
    security=({"bearer": ()},),
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

    def __init__(
        self,
        bearer: Credential | None = None,
        *,
        basic: PasswordCredential | None = None,
        digest: PasswordCredential | None = None,
        other: Credential | None = None,
        key_header: Credential | None = None,
        key_query: Credential | None = None,
        key_cookie: Credential | None = None,
        oauth: Credential | ClientCredentials | None = None,
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
                "bearer": bearer,
                "basic": basic,
                "digest": digest,
                "other": other,
                "key_header": key_header,
                "key_query": key_query,
                "key_cookie": key_cookie,
                "oauth": oauth,
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
    def digest(self) -> Digest:
        """Operations on digest."""
        from .digest import Digest

        return Digest(self)

    @cached_property
    def other(self) -> Other:
        """Operations on other."""
        from .other import Other

        return Other(self)

    @cached_property
    def certificate(self) -> Certificate:
        """Operations on certificate."""
        from .certificate import Certificate

        return Certificate(self)

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
        basic: AsyncPasswordCredential | None = None,
        digest: AsyncPasswordCredential | None = None,
        other: AsyncCredential | None = None,
        key_header: AsyncCredential | None = None,
        key_query: AsyncCredential | None = None,
        key_cookie: AsyncCredential | None = None,
        oauth: AsyncCredential | ClientCredentials | None = None,
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
                "bearer": bearer,
                "basic": basic,
                "digest": digest,
                "other": other,
                "key_header": key_header,
                "key_query": key_query,
                "key_cookie": key_cookie,
                "oauth": oauth,
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
    def digest(self) -> AsyncDigest:
        """Operations on digest."""
        from .digest import AsyncDigest

        return AsyncDigest(self)

    @cached_property
    def other(self) -> AsyncOther:
        """Operations on other."""
        from .other import AsyncOther

        return AsyncOther(self)

    @cached_property
    def certificate(self) -> AsyncCertificate:
        """Operations on certificate."""
        from .certificate import AsyncCertificate

        return AsyncCertificate(self)

    @cached_property
    def oauth(self) -> AsyncOauth:
        """Operations on oauth."""
        from .oauth import AsyncOauth

        return AsyncOauth(self)
