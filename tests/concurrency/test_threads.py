"""One blocking client for many threads."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .calls import get, mixed
from .conftest import Make

THREADS = 64
CALLS = 12
"""Of each thread; `make soak` has 1,000."""


def in_threads(call: Callable[[int], object]) -> None:
    """Calls with the numbers of the threads, which all begin at once."""
    barrier = threading.Barrier(THREADS)

    def begin(thread: int) -> None:
        barrier.wait()
        call(thread)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(begin, range(THREADS)))


def test_answers_come_to_those_who_asked(make: Make) -> None:
    with make() as client:
        in_threads(lambda n: mixed(client, range(n * CALLS, (n + 1) * CALLS)))
        pool = client._connections.get()._transport._pool
        assert len(pool.connections) <= THREADS
        assert all(connection.is_idle() for connection in pool.connections)


def test_more_threads_than_connections(make: Make) -> None:
    """Who finds no free connection waits for one."""
    with make() as client:
        pool = client._connections.get()._transport._pool
        pool._max_connections = 4
        in_threads(lambda n: get(client, n))
        assert len(pool.connections) <= 4


FIRST_USE = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-6)
import sdk_numbers
client = sdk_numbers.Numbers(
    sdk_numbers.ClientCredentials("id", "secret"), base_url=sys.argv[1])
barrier = threading.Barrier(64)
def call(number):
    barrier.wait()
    assert client.numbers.get(number).number == number
    assert next(client.numbers.pages.items(number)).number == number
    with client.numbers.stream(number) as items:
        assert next(items).number == number
    return sdk_numbers.models.Number
with client, ThreadPoolExecutor(64) as pool:
    assert len(set(pool.map(call, range(64)))) == 1
"""


def test_first_use_of_everything_at_once(source: Path, origin: str) -> None:
    """Modules, models and resources load, connections and a token are made."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FIRST_USE, origin],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
