"""The HTTP clients that we make, and what they do better at the socket than httpx2 alone.

Each wait of a blocking call ends with its deadline; who is cancelled while TLS shakes
hands leaves no socket open; and what a server sends beyond an answer never becomes the
beginning of the next one.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Any, cast
from weakref import ref

import httpx2

from .deadline import Wait

if TYPE_CHECKING:
    from ssl import SSLContext

_PIECE = 16 * 1024  # bytes: what a socket that is ready takes at once
_SOON = 0.001  # seconds: none at all would mean not to wait, but to fail


def blocking_client(**options: Any) -> httpx2.Client:
    client = httpx2.Client(**options)
    for pool in pools(client):
        pool._network_backend = _Backend(pool._network_backend)
        _check_before_reuse(pool)
    return client


def async_client(**options: Any) -> httpx2.AsyncClient:
    client = httpx2.AsyncClient(**options)
    for pool in pools(client):
        pool._network_backend = _AsyncBackend(pool._network_backend)
        _check_before_reuse(pool)
    return client


async def to_the_end(closing: Coroutine[Any, Any, None]) -> None:
    """Close something; a task that is cancelled meanwhile is told afterwards."""
    if cancelled := await _finished(closing):
        raise cancelled


async def _finished(closing: Coroutine[Any, Any, None]) -> BaseException | None:
    """Close something; what the task is to be told that was cancelled meanwhile."""
    import anyio

    cancelled: BaseException | None = None
    with anyio.CancelScope(shield=True):
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # trio cancels by scopes alone
            await closing
            return None
        task = loop.create_task(closing)
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError as error:
                cancelled = error
        task.result()
    return cancelled


def pools(client: httpx2.Client | httpx2.AsyncClient) -> Iterator[Any]:
    """The pools of connections, one for each proxy; nothing public leads to them.

    A version of httpx2 that has none of these names works as it does by itself.
    """
    known = vars(client)
    for transport in (known.get("_transport"), *known.get("_mounts", {}).values()):
        pool = getattr(transport, "_pool", None)
        if hasattr(pool, "_network_backend"):
            yield pool


class _Backend:
    """Makes connections, as that of `httpcore2` does, whose waits end in time."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **options: Any
    ) -> _Stream:
        connect = self._backend.connect_tcp
        if not isinstance(timeout, Wait):
            return _Stream(connect(host, port, timeout, **options))
        # All of its addresses together have the time that is left.
        failure: Exception = httpx2.ConnectError("the host has no address")
        for address in _addresses(host, port):
            try:
                return _Stream(connect(address, port, _now(timeout), **options))
            except Exception as error:
                failure = error
        raise failure


class _Stream:
    """A connection, as those of `httpcore2` are, whose waits end in time."""

    __slots__ = ("_stream", "close", "get_extra_info")

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.close = stream.close
        self.get_extra_info = stream.get_extra_info

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if isinstance(timeout, Wait) and not (timeout := timeout.left()):
            raise httpx2.ReadTimeout("")  # though there may be data without an end
        data: bytes = self._stream.read(max_bytes, timeout)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not isinstance(timeout, Wait):
            self._stream.write(buffer, timeout)
            return
        for start in range(0, len(buffer), _PIECE):
            if not (left := timeout.left()):
                raise httpx2.WriteTimeout("")
            self._stream.write(memoryview(buffer)[start : start + _PIECE], left)

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> _Stream:
        start = self._stream.start_tls
        return _Stream(start(ssl_context, server_hostname, _now(timeout)))


class _AsyncBackend:
    """As `_Backend`; waits are cancelled from outside."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    async def connect_tcp(self, *address: Any, **options: Any) -> _AsyncStream:
        return _AsyncStream(await self._backend.connect_tcp(*address, **options))


class _AsyncStream:
    """A connection, as those of `httpcore2` are, that is closed to the end."""

    __slots__ = ("_stream", "read", "write")

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.read = stream.read
        self.write = stream.write

    def get_extra_info(self, info: str) -> Any:
        """An idle connection is dropped where this says that it ``is_readable``."""
        if info == "is_readable" and _is_buffered(self._stream):
            return True
        return self._stream.get_extra_info(info)

    async def aclose(self) -> None:
        """A task that is cancelled meanwhile is told where it waits next.

        Told here, `httpcore2` would count the connection as used for ever.
        """
        if await _finished(self._stream.aclose()):
            from asyncio import current_task

            if this := current_task():
                this.uncancel()
                this.cancel()

    async def start_tls(self, *of_tls: Any, **options: Any) -> _AsyncStream:
        try:
            return _AsyncStream(await self._stream.start_tls(*of_tls, **options))
        except BaseException:
            await self.aclose()  # `httpcore2` does so after errors alone
            raise


def _now(timeout: float | None) -> float | None:
    return max(timeout.left(), _SOON) if isinstance(timeout, Wait) else timeout


def _addresses(host: str, port: int) -> list[str]:
    from socket import SOCK_STREAM, getaddrinfo

    try:
        found = getaddrinfo(host, port, type=SOCK_STREAM)
    except OSError as error:
        raise httpx2.ConnectError(str(error)) from error
    return [str(address[0]) for *_, address in found]


def _check_before_reuse(pool: Any) -> None:
    """An idle connection counts as expired if its last answer was not all that came."""
    # Weak: a pool that nobody holds must go at once, and its sockets with it.
    kind = cast("Any", type(pool))
    this = ref(pool)

    def create_connection(origin: Any) -> Any:
        connection: Any = kind.create_connection(this(), origin)
        return (
            _checked(connection) if hasattr(connection, "has_expired") else connection
        )

    if hasattr(pool, "create_connection"):
        pool.create_connection = create_connection


def _checked(connection: Any) -> Any:
    kind = cast("Any", type(connection))
    this = ref(connection)
    connection.has_expired = lambda: kind.has_expired(this()) or _holds_more(this())
    return connection


def _holds_more(connection: Any) -> bool:
    """Whether it read bytes that belong to no answer, and would begin the next one."""
    while hasattr(connection, "_connection"):  # through a proxy, and all the same
        connection = connection._connection
    state = getattr(connection, "_h11_state", None)
    return bool(state and connection.is_idle() and state.trailing_data[0])


def _is_buffered(stream: Any) -> bool:
    """Whether bytes left the socket that nobody read: for asyncio, or for TLS."""
    stream = getattr(stream, "_stream", None)  # of anyio, whose names these are
    tls = getattr(stream, "_read_bio", None)
    plain = getattr(stream, "transport_stream", stream)
    received = getattr(getattr(plain, "_protocol", None), "read_queue", ())
    return bool(received or (tls and tls.pending))
