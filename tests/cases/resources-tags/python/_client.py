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
    from .admin import Admin, AsyncAdmin
    from .storage import AsyncStorage, Storage
    from .users import AsyncUsers, Users

_API = Api(
    name="Example",
    package="resources_tags",
    version=__version__,
    servers={"default": Server("/")},
    schemes={},
    security=(),
    timeout=60.0,
)


class Example(SyncClient):
    """Client for Example."""

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
    def users(self) -> Users:
        """Whoever has an account."""
        from .users import Users

        return Users(self)

    @cached_property
    def admin(self) -> Admin:
        """Operations on admin."""
        from .admin import Admin

        return Admin(self)

    @cached_property
    def storage(self) -> Storage:
        """Operations on storage."""
        from .storage import Storage

        return Storage(self)


class AsyncExample(AsyncClient):
    """Client for Example whose methods are awaited."""

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
    def users(self) -> AsyncUsers:
        """Whoever has an account."""
        from .users import AsyncUsers

        return AsyncUsers(self)

    @cached_property
    def admin(self) -> AsyncAdmin:
        """Operations on admin."""
        from .admin import AsyncAdmin

        return AsyncAdmin(self)

    @cached_property
    def storage(self) -> AsyncStorage:
        """Operations on storage."""
        from .storage import AsyncStorage

        return AsyncStorage(self)
