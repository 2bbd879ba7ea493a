"""Locks of one at a time: of threads for a blocking client, of tasks for an awaited one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol, cast

import httpx2

from .deadline import Deadline

if TYPE_CHECKING:
    import anyio


class Lock(Protocol):
    """What both kinds have in common."""

    def release(self) -> None: ...


def lock_for(client: httpx2.Client | httpx2.AsyncClient) -> Lock:
    """A lock for those who use this HTTP client, which belongs to one event loop at most."""
    if isinstance(client, httpx2.Client):
        return threading.Lock()
    import anyio  # who awaits has loaded it

    return anyio.Lock()


def acquire(lock: Lock, deadline: Deadline) -> bool:
    """Whether the lock was there in time."""
    seconds = deadline.seconds_left()
    of_threads = cast("threading.Lock", lock)
    return of_threads.acquire(timeout=-1 if seconds is None else seconds)


async def acquire_async(lock: Lock, deadline: Deadline) -> bool:
    """As `acquire`."""
    try:
        with deadline.cancelling():
            await cast("anyio.Lock", lock).acquire()
    except TimeoutError:
        return False
    return True
