"""`make soak`: calls of every kind, for minutes, by threads and tasks that share a client.

    python -m tests.concurrency [SECONDS]

Each round starts its threads and its event loop anew, and forks a child. What was in use
after the first fifth of the time is compared with the end. An error, or memory that
grew by 4 MiB, makes the exit status 1.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import count, cycle
from pathlib import Path
from typing import Any, NamedTuple

from tests.behaviour.sdk import generate

from . import stub
from .calls import MIXED, MIXED_ASYNC, get, mixed

SECONDS = 600.0
ROUND = 20.0
"""Seconds."""
THREADS, TASKS = 64, 64
CALLS = 1000
"""Of each thread, before the rounds."""
LIMIT = 4 * 1024 * 1024
"""Bytes that memory may grow by."""


class Used(NamedTuple):
    """What a process uses while nothing is called."""

    memory: int  # bytes
    descriptors: int
    threads: int

    @classmethod
    def now(cls) -> Used:
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        descriptors = len(os.listdir("/proc/self/fd"))
        memory = pages * os.sysconf("SC_PAGE_SIZE")
        return cls(memory, descriptors, threading.active_count())

    def __str__(self) -> str:
        memory = self.memory / 1024 / 1024
        return f"{memory:6.1f} MiB, {self.descriptors} descriptors"


class Soak:
    """One client of each kind, and what came of their calls."""

    def __init__(self, sdk: Any, origin: str) -> None:
        options: dict[str, Any] = {
            "access": sdk.ClientCredentials("id", "secret"),
            "base_url": origin,
            "retries": sdk.RetryPolicy(initial_delay=0.001, max_delay=0.001),
        }
        self.client = sdk.Numbers(**options)
        self.async_client = sdk.AsyncNumbers(**options)
        self.calls = 0
        self.errors: Counter[str] = Counter()
        self._numbers = count(1)
        sys.unraisablehook = lambda found: self._failed(found.exc_value)

    def threads(self) -> None:
        """Each its thousand calls, which all begin at once."""
        barrier = threading.Barrier(THREADS)

        def begin(_: int) -> None:
            barrier.wait()
            for _ in range(CALLS):
                self._call(get)

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(begin, range(THREADS)))

    def most_connections(self) -> int:
        """How many the server has had at a time."""
        most: int = self.client.request("GET", "/connections")["most"]
        return most

    def round(self, seconds: float) -> None:
        """Calls of all kinds until the time is over."""
        end = time.monotonic() + seconds
        child = os.fork()
        if child == 0:
            self._in_child()

        def work(_: int) -> None:
            for call in cycle(MIXED):
                if time.monotonic() > end:
                    return
                self._call(call)

        with ThreadPoolExecutor(THREADS // 2) as pool:
            list(pool.map(work, range(THREADS // 2)))
            asyncio.run(self._tasks(end + seconds))
        if os.waitpid(child, 0)[1]:
            self.errors["a child"] += 1

    async def _tasks(self, end: float) -> None:
        async def work() -> None:
            for call in cycle(MIXED_ASYNC):
                if time.monotonic() > end:
                    return
                try:
                    await call(self.async_client, next(self._numbers))
                    self.calls += 1
                except Exception as error:
                    self._failed(error)

        await asyncio.gather(*(work() for _ in range(TASKS)))

    def _call(self, call: Callable[[Any, int], None]) -> None:
        try:
            call(self.client, next(self._numbers))
            self.calls += 1  # not exact: threads may count at the same time
        except Exception as error:
            self._failed(error)

    def _in_child(self) -> None:
        status = 1
        try:
            mixed(self.client, range(10**9, 10**9 + 100))
            status = 0
        finally:
            os._exit(status)

    def _failed(self, error: BaseException | None) -> None:
        name = type(error).__name__
        self.errors[name] += 1
        if self.errors[name] == 1:
            traceback.print_exception(error)


def main() -> int:
    """Print what was seen; returns the exit status."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as folder, stub.running() as origin:
        generate(Path(__file__).with_name("numbers.yaml"), "sdk_numbers", Path(folder))
        sys.path.insert(0, folder)
        soak = Soak(import_module("sdk_numbers"), origin)
        start = time.monotonic()
        soak.threads()
        took, most = time.monotonic() - start, soak.most_connections()
        print(f"{THREADS} threads × {CALLS} calls: {took:.1f} s, {most} connections")
        before = None
        start, soak.calls = time.monotonic(), 0
        end = start + seconds
        while (now := time.monotonic()) < end:
            calls = soak.calls
            soak.round(min(ROUND, end - now) / 2)
            rate = (soak.calls - calls) / (time.monotonic() - now)
            after = Used.now()
            print(f"{now - start:5.0f} s: {rate:6.0f} calls/s, {after}", flush=True)
            if before is None and now > start + seconds / 5:
                before = after
        rate = soak.calls / (time.monotonic() - start)
        soak.client.close()
        asyncio.run(soak.async_client.aclose())
        closed = Used.now()
    growth = after.memory - (before or after).memory
    print(
        f"{soak.calls} calls, {rate:.0f}/s;"
        f" errors: {dict(soak.errors) or 'none'};"
        f" memory grew by {growth / 1024 / 1024:.1f} MiB; closed: {closed}"
    )
    return 1 if soak.errors or growth >= LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
