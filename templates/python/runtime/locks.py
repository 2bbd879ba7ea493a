"""Locks of one at a time: of threads for a blocking client, of tasks for an awaited one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast
from weakref import WeakSet

import httpx2

from .deadline import Deadline

if TYPE_CHECKING:
    import anyio


_of_threads: WeakSet[threading.Lock] = WeakSet()


class Lock(Protocol):
    """What both kinds have in common."""

    def release(self) -> None: ...


def new_lock() -> threading.Lock:
    """A lock of threads that is open in a child process, whoever had it in the parent."""
    lock = threading.Lock()
    _of_threads.add(lock)
    return lock


def lock_for(client: httpx2.Client | httpx2.AsyncClient) -> Lock:
    """A lock for those who use this HTTP client, which belongs to one event loop at most."""
    if isinstance(client, httpx2.Client):
        return new_lock()
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


def in_child(function: Callable[[], None]) -> None:
    """Have a function called in each process that is forked."""
    if hasattr(os, "register_at_fork"):  # not on Windows
        os.register_at_fork(after_in_child=function)


def _open_in_child() -> None:
    for lock in list(_of_threads):
        if lock.locked():
            lock.release()


in_child(_open_in_child)
