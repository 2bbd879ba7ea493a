"""A client that was used before its process forked."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import httpx2
import pytest

from .calls import get, get_async, late, mixed
from .conftest import Make
from .stub import EVENTS, LINES

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    # Python 3.12 and newer warn of what is tested here: threads that a child has not.
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]
LONGEST = 20
"""Seconds after which a child is taken for hung."""


def in_child(work: Callable[[], object]) -> Callable[[], None]:
    """Fork a child that does this; what is returned waits until it has done it."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            signal.alarm(LONGEST)
            warnings.simplefilter("error")
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)

    def wait() -> None:
        _, status = os.waitpid(pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0

    return wait


def descriptors() -> int:
    """How many are open in this process."""
    return len(os.listdir("/proc/self/fd"))


class TestConnections:
    def test_are_not_those_of_the_parent(self, make: Make) -> None:
        with make() as client:
            first = client.numbers.get(1).connection

            def work() -> None:
                assert client.numbers.get(2).connection != first

            in_child(work)()
            assert client.numbers.get(3).connection == first

    def test_are_left_alone_by_a_child_that_closes_the_client(self, make: Make) -> None:
        with make() as client:
            first = client.numbers.get(1).connection
            in_child(client.close)()
            assert client.numbers.get(3).connection == first

    @pytest.mark.skipif(sys.platform != "linux", reason="they are counted in /proc")
    def test_of_the_parent_are_let_go(self, make: Make) -> None:
        with make() as client:
            get(client, 1)
            count = descriptors()

            def work() -> None:
                assert descriptors() == count - 1

            in_child(work)()

    def test_of_copies(self, make: Make) -> None:
        with make() as client:
            copy = client.with_options(timeout=5)
            first = copy.numbers.get(1).connection

            def work() -> None:
                assert copy.numbers.get(2).connection != first

            in_child(work)()

    def test_answers_are_not_mixed_up(self, make: Make) -> None:
        """Parent and children call at the same time, over and over."""
        with make() as client:
            mixed(client, range(24))
            children = [
                in_child(lambda n=n: mixed(client, range(n, n + 48)))  # type: ignore[misc]  # a child a number
                for n in range(1000, 5000, 1000)
            ]
            mixed(client, range(100, 148))
            for wait in children:
                wait()

    @pytest.mark.parametrize("way", ["streams", "answers"])
    def test_of_what_is_open(self, make: Make, way: str) -> None:
        """A child that leaves it does not end it for the parent."""
        with make() as client:
            first = client.numbers.get(1).connection
            if way == "streams":
                items = client.numbers.stream(2)
                next(items)
                in_child(items.close)()
                assert [item.number for item in items] == [2] * (EVENTS - 1)
            else:
                with client.numbers.download.streamed(2) as answer:
                    in_child(answer.close)()
                    assert len(answer.read()) == LINES * len("2\n")
            assert client.numbers.get(3).connection == first

    def test_of_an_event_loop(self, make_async: Make) -> None:
        client = make_async()
        with asyncio.Runner() as runner:
            first = runner.run(client.numbers.get(1)).connection

            def work() -> None:
                answer = asyncio.run(client.numbers.get(2))
                assert answer.connection != first
                asyncio.run(client.aclose())

            in_child(work)()
            assert runner.run(client.numbers.get(3)).connection == first
            runner.run(client.aclose())

    def test_within_a_running_loop(self, make_async: Make) -> None:
        client = make_async()

        async def run() -> None:
            async with client:
                first = (await client.numbers.get(1)).connection
                # The stack of the child has this loop, so that it takes another thread.
                work = _in_thread(lambda: asyncio.run(get_async(client, 2)))
                in_child(work)()
                assert (await client.numbers.get(3)).connection == first

        asyncio.run(run())


@contextmanager
def held(
    acquire: Callable[[], object], release: Callable[[], object]
) -> Iterator[None]:
    """Another thread has a lock meanwhile."""
    has_it, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        acquire()
        has_it.set()
        go_on.wait(LONGEST)
        release()

    thread = threading.Thread(target=hold)
    thread.start()
    assert has_it.wait(LONGEST)
    yield
    go_on.set()
    thread.join()


class TestLocks:
    def test_of_connections(self, make: Make) -> None:
        with make() as client:
            lock = client._connections._lock
            with held(lock.acquire, lock.release):
                in_child(lambda: get(client, 1))()
            get(client, 2)

    def test_of_tokens(self, make: Make) -> None:
        """A thread fetches a token, and another one forks."""
        with make() as client:
            get(client, 1)
            credentials = client._config.credentials
            (source,) = credentials._sources._known.values()
            lock = source.lock(client._connections.get())
            for one in (credentials._guard, source._guard, lock):
                with held(one.acquire, one.release):
                    source.refuse("t")
                    in_child(lambda: get(client, 1))()

    def test_of_the_retry_quota(self, make: Make) -> None:
        with make() as client:
            lock = client._config.retry_quota._lock
            with held(lock.acquire, lock.release):
                in_child(lambda: late(client, 5))()

    def test_of_tokens_over_a_given_http_client(self, make: Make) -> None:
        with httpx2.Client() as http, make(http_client=http) as client:
            get(client, 1)
            (source,) = client._config.credentials._sources._known.values()
            lock = source.lock(http)
            with held(lock.acquire, lock.release):

                def work() -> None:
                    assert source.lock(http).acquire(timeout=1)

                in_child(work)()

    def test_who_forks_waits_for_models_that_are_built(self, sdk: ModuleType) -> None:
        models = import_module(f"{sdk.__name__}._runtime.models")
        limit = sys.getrecursionlimit()
        built, go_on = threading.Event(), threading.Event()

        def build() -> None:
            built.set()
            go_on.wait(LONGEST)

        def work() -> None:
            assert sys.getrecursionlimit() == limit
            assert models.with_deep_stack(lambda: 1) == 1

        with ThreadPoolExecutor(1) as pool:
            building = pool.submit(models.with_deep_stack, build)
            assert built.wait(LONGEST)
            threading.Timer(0.1, go_on.set).start()
            in_child(work)()
            building.result()


def _call(client: Any, number: int) -> int:
    connection: int = client.numbers.get(number).connection
    return connection


class TestWorkers:
    def test_of_multiprocessing(self, make: Make) -> None:
        """Forked, so that they have the client of the parent."""
        with make() as client:
            first = _call(client, 1)
            context = multiprocessing.get_context("fork")
            queue = context.SimpleQueue()

            def work(number: int) -> None:
                queue.put(_call(client, number))

            workers = [context.Process(target=work, args=(n,)) for n in range(4)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            assert [worker.exitcode for worker in workers] == [0] * 4
            connections = {queue.get() for _ in workers}
            assert len(connections) == 4
            assert first not in connections
            queue.close()

    @pytest.mark.parametrize("method", ["spawn", "forkserver"])
    def test_that_are_given_a_client(self, make: Make, method: str) -> None:
        """It cannot be pickled, and says so; a worker makes its own."""
        context: Any = multiprocessing.get_context(method)
        with make() as client:
            worker = context.Process(target=_call, args=(client, 1))
            with pytest.raises(TypeError, match="client cannot be pickled"):
                worker.start()

    def test_of_a_server_that_loads_the_program_first(self, make: Make) -> None:
        """As gunicorn does with --preload: used, forked, and its workers use threads."""
        with make() as client:
            get(client, 1)

            def worker() -> None:
                with ThreadPoolExecutor(8) as pool:
                    list(pool.map(lambda n: get(client, n), range(64)))
                client.close()

            for wait in [in_child(worker) for _ in range(3)]:
                wait()


def _in_thread(work: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work).result()

    return run
