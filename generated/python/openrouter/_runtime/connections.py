"""The HTTP clients under a client and its copies: given, or made on first use."""

from __future__ import annotations

import warnings
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from weakref import WeakSet, ref

import httpx2

from .errors import ConfigurationError
from .locks import in_child, new_lock

if TYPE_CHECKING:
    from ssl import SSLContext

T = TypeVar("T")


class Connections:
    """Those of a client whose methods block: one HTTP client for all threads."""

    def __init__(self, given: httpx2.Client | None) -> None:
        self._given = given
        self._made: httpx2.Client | None = None
        self._is_closed = False
        self._lock = new_lock()
        _all.add(self)

    def get(self) -> httpx2.Client:
        """Raises `ConfigurationError` once it is closed, or if none can be made."""
        client = self._given
        if client is None:
            client = self._made or self._make()
        if self._is_closed or client.is_closed:
            raise _closed()
        return client

    def close(self) -> None:
        """From now on there is none; one that was given stays open."""
        with self._lock:
            self._is_closed = True
            made, self._made = self._made, None
        if made:
            made.close()

    def begin_in_child(self) -> None:
        """Let go of the connections of the parent, without a word to the server."""
        with warnings.catch_warnings():  # there is one thread
            warnings.simplefilter("ignore", ResourceWarning)
            self._made = None

    def _make(self) -> httpx2.Client:
        with self._lock:
            if self._is_closed:
                raise _closed()
            if self._made is None:
                from .sockets import blocking_client  # not before it is needed

                self._made = _by_environment(blocking_client, cookies=_no_cookies())
            return self._made


class _OfLoop(NamedTuple):
    client: httpx2.AsyncClient
    end: AsyncGenerator[None, None]


class AsyncConnections:
    """Those of a client that is awaited: one HTTP client for each event loop.

    Connections cannot leave their loop. They are closed with it, where it ends as
    `asyncio.run` and trio end one: by closing what async generators are left.
    """

    def __init__(self, given: httpx2.AsyncClient | None) -> None:
        self._given = given
        self._made: dict[object, _OfLoop] = {}
        self._of_parents: list[object] = []
        self._tls: SSLContext | None = None
        self._is_closed = False
        self._lock = new_lock()
        _all.add(self)

    def get(self) -> httpx2.AsyncClient:
        """Raises `ConfigurationError` once it is closed, or if none can be made."""
        client = self._given
        if client is None:
            loop = _current_loop()
            client = (self._made.get(loop) or self._make(loop)).client
        if self._is_closed or client.is_closed:
            raise _closed()
        return client

    async def aclose(self) -> None:
        """From now on there is none; one that was given stays open.

        Loops that run in other threads close theirs when they end.
        """
        with self._lock:
            self._is_closed = True
            made = self._made.pop(_current_loop(), None)
        if made:
            await made.end.aclose()

    def begin_in_child(self) -> None:
        """Never use the connections of the parent, and never close them either.

        That would take them out of the selector, which both processes share.
        """
        self._of_parents.append(self._made)
        self._made = {}

    def _make(self, loop: object) -> _OfLoop:
        with self._lock:
            if self._is_closed:
                raise _closed()
            for other, made in list(self._made.items()):
                if made.client.is_closed or _is_over(other):
                    del self._made[other]
            if loop not in self._made:
                from .sockets import async_client

                # To read all certificates takes longer than a call.
                self._tls = self._tls or _by_environment(httpx2.create_ssl_context)
                client = _by_environment(
                    async_client, verify=self._tls, cookies=_no_cookies()
                )
                self._made[loop] = _OfLoop(client, _end_of_loop(client))
            return self._made[loop]


def _current_loop() -> object:
    """The event loop of asyncio that runs this code, or the run of trio."""
    import asyncio  # who awaits has loaded it

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        from anyio.lowlevel import current_token

        with suppress(RuntimeError):
            return current_token()
    return None


def _is_over(loop: object) -> bool:
    """Whether a loop was closed without a word; a run of trio closes what is its own."""
    import asyncio

    return isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed()


def _end_of_loop(client: httpx2.AsyncClient) -> AsyncGenerator[None, None]:
    """What closes the client when it is closed itself, as it is when its loop ends.

    It does not keep the client: who drops one that is open is told by Python.
    """

    async def close(client: ref[httpx2.AsyncClient]) -> AsyncGenerator[None, None]:
        try:
            yield
        finally:
            if open_client := client():
                await open_client.aclose()

    end = close(ref(client))
    with suppress(StopIteration):  # where it has begun, the loop knows it
        end.__anext__().send(None)
    return end


def _by_environment(kind: Callable[..., T], **options: object) -> T:
    """Raises `ConfigurationError` for what the environment names and has not."""
    # Proxies and certificates come from there, and may be anything. The text of the
    # error is not shown: the URL of a proxy may hold its password.
    try:
        return kind(**options)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        reason = type(error).__name__
    raise ConfigurationError(
        "the proxies or certificates that the environment names cannot be used:"
        f" {reason}"
    )


def _no_cookies() -> CookieJar:
    """One that is set for one credential would go along with others."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


def _closed() -> ConfigurationError:
    return ConfigurationError("the client is closed")


_all: WeakSet[Connections | AsyncConnections] = WeakSet()


def _begin_in_child() -> None:
    """What two processes send and read over one connection would be mixed up."""
    for connections in list(_all):
        connections.begin_in_child()


in_child(_begin_in_child)
