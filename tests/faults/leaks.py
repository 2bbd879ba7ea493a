"""What must be as it was once a call has failed: descriptors, threads, tasks."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

_FOLDERS = [folder for folder in ("/proc/self/fd", "/dev/fd") if os.path.isdir(folder)]


def descriptors() -> int:
    """How many this process has; 0 where the system does not tell."""
    return len(os.listdir(_FOLDERS[0])) if _FOLDERS else 0


async def other_tasks() -> set[asyncio.Task[object]]:
    """What else runs in this event loop, once all that is due has run."""
    await asyncio.sleep(0)
    tasks = asyncio.all_tasks()
    current = asyncio.current_task()
    return {task for task in tasks if task is not current}


@contextmanager
def nothing_left(within: float = 1.0) -> Iterator[None]:
    """Descriptors and threads are, in the end, those of the beginning."""
    before = descriptors(), set(threading.enumerate())
    yield
    end = monotonic() + within
    while (after := (descriptors(), set(threading.enumerate()))) != before:
        assert monotonic() < end, f"{before} became {after}"
        sleep(0.005)
