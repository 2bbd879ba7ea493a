"""``SyncClient`` and ``AsyncClient``: the generated clients, less their resources.

Each is a thin shell around `exchange`: it sends, sleeps and asks as it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import NoneType, TracebackType
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar, Unpack, cast

import httpx2

from .clock import AsyncClock, Clock
from .config import Api, ClientOptions, Config, changed, configure
from .connections import AsyncConnections, Connections
from .errors import ConfigurationError
from .exchange import exchange
from .operation import Call
from .parameters import Location
from .perform import perform, perform_async

if TYPE_CHECKING:
    from .undescribed import AsyncUndescribedMethod, UndescribedMethod

T = TypeVar("T")
R = TypeVar("R")


class _Client:
    """What clients of both kinds have in common."""

    _config: Config
    _is_copy = False

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A copy that differs in these; ``headers`` are added to those there are.

        It shares the connections of this client, which alone closes them.
        """
        kind = type(self)
        copy = kind.__new__(kind)
        for name, value in vars(self).copy().items():  # other threads may add to them
            if not isinstance(getattr(kind, name, None), cached_property):
                setattr(copy, name, value)  # resources belong to the original
        copy._is_copy = True
        copy._config = changed(self._config, **options)
        return copy

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client cannot be pickled or copied; see with_options()")


class SyncClient(_Client):
    """A client whose methods block; may be shared between threads."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, object],
        server: str | None = None,
        variables: Mapping[str, str | None] | None = None,
        http_client: httpx2.Client | None = None,
        parameters: Mapping[tuple[Location, str], object] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        if not isinstance(cast(object, http_client), (httpx2.Client, NoneType)):
            raise ConfigurationError("http_client must be an httpx2.Client")
        self._config = configure(
            api,
            credentials=credentials,
            server=server,
            variables=variables or {},
            parameters=parameters,
            options=options,
            is_async=False,
        )
        self._connections = Connections(http_client)
        self._clock = Clock()

    @property
    def request(self) -> UndescribedMethod:
        """Calls what the API's description does not know: ``("GET", "/new/endpoint")``."""
        from .undescribed import UndescribedMethod  # not before it is needed

        return UndescribedMethod(self)

    def close(self) -> None:
        """Close the connections; a given ``http_client`` stays open."""
        if not self._is_copy:
            self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _exchange(
        self, call: Call[T], finish: Callable[[Call[T], httpx2.Response], R]
    ) -> R:
        client = self._connections.get()
        steps = exchange(self._config, client, self._clock, call, finish)
        return perform(steps, client, self._clock)


class AsyncClient(_Client):
    """A client whose methods are awaited."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, object],
        server: str | None = None,
        variables: Mapping[str, str | None] | None = None,
        http_client: httpx2.AsyncClient | None = None,
        parameters: Mapping[tuple[Location, str], object] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        if not isinstance(cast(object, http_client), (httpx2.AsyncClient, NoneType)):
            raise ConfigurationError("http_client must be an httpx2.AsyncClient")
        self._config = configure(
            api,
            credentials=credentials,
            server=server,
            variables=variables or {},
            parameters=parameters,
            options=options,
            is_async=True,
        )
        self._connections = AsyncConnections(http_client)
        self._clock = AsyncClock()

    @property
    def request(self) -> AsyncUndescribedMethod:
        """Calls what the API's description does not know: ``("GET", "/new/endpoint")``."""
        from .undescribed import AsyncUndescribedMethod  # not before it is needed

        return AsyncUndescribedMethod(self)

    async def aclose(self) -> None:
        """Close the connections; a given ``http_client`` stays open."""
        if not self._is_copy:
            await self._connections.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _exchange(
        self, call: Call[T], finish: Callable[[Call[T], httpx2.Response], R]
    ) -> R:
        client = self._connections.get()
        steps = exchange(self._config, client, self._clock, call, finish)
        return await perform_async(steps, client, self._clock)
