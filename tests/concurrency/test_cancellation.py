"""Whatever a call waits for, it can be cancelled there, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import time
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
import trio

from .calls import MIXED, MIXED_ASYNC, get, get_async
from .conftest import Make

Call = Callable[[Any, int], Coroutine[Any, Any, None]]

CALLS = sorted(set(MIXED_ASYNC), key=lambda call: call.__name__)
BLOCKING = sorted(set(MIXED), key=lambda call: call.__name__)
MOST = 500
"""More than any of the calls waits."""


class Interrupted:
    """Awaits something, and cancels it where it waits, counted from 1."""

    def __init__(
        self, work: Coroutine[Any, Any, None], at: range, cancel: Callable[[], object]
    ) -> None:
        self.waits = 0
        self._work = work
        self._at = at
        self._cancel = cancel

    def __await__(self) -> Generator[Any, Any, None]:
        steps: Any = self._work.__await__()
        resume = partial(next, steps)
        while True:
            try:
                awaited = resume()
            except StopIteration:
                return
            self.waits += 1
            if self.waits in self._at:
                self._cancel()
            try:
                resume = partial(steps.send, (yield awaited))
            except BaseException as error:
                resume = partial(steps.throw, error)


def assert_clean(client: Any) -> None:
    """No connection is in use, nobody waits for one, and no lock is held."""
    pool = client._connections.get()._transport._pool
    assert pool._requests == []
    assert all(one.is_idle() or one.is_closed() for one in pool.connections)
    for source in client._config.credentials._sources._known.values():
        assert not any(lock.locked() for lock in source._locks.values())


def forget(client: Any) -> None:
    """The token, so that the next call fetches one."""
    for source in client._config.credentials._sources._known.values():
        source.refuse("t")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("connected", [True, False])
class TestEachStep:
    @pytest.mark.parametrize("times", [1, 3])
    def test_of_asyncio(
        self, make_async: Make, call: Call, connected: bool, times: int
    ) -> None:
        async def run() -> None:
            async with make_async() as client:
                await get_async(client, 1)
                for at in range(1, MOST):
                    forget(client)
                    if not connected:
                        await client._connections.get()._transport.aclose()
                    work = self._interrupted(call, client, range(at, at + times))
                    task = asyncio.create_task(work)
                    try:
                        reached = await task
                    except asyncio.CancelledError:
                        reached = True
                    for _ in range(5):  # generators that nobody refers to are closed
                        await asyncio.sleep(0)
                    assert asyncio.all_tasks() == {asyncio.current_task()}
                    assert_clean(client)
                    async with asyncio.timeout(5):
                        await get_async(client, 0)
                    if not reached:
                        assert at > 3
                        return

        asyncio.run(run())

    async def _interrupted(self, call: Call, client: Any, at: range) -> bool:
        """Whether it waited so often."""
        task = asyncio.current_task()
        assert task
        work = Interrupted(call(client, at.start), at, task.cancel)
        await work
        return work.waits >= at.start

    # httpx2 leaves generators of its own to trio where a body is not read to its end.
    @pytest.mark.filterwarnings("ignore:Async generator 'http(x|core)2:ResourceWarning")
    def test_of_trio(self, make_async: Make, call: Call, connected: bool) -> None:
        async def run() -> None:
            async with make_async() as client:
                await get_async(client, 1)
                for at in range(1, MOST):
                    forget(client)
                    if not connected:
                        await client._connections.get()._transport.aclose()
                    with trio.CancelScope() as scope:
                        work = Interrupted(
                            call(client, at), range(at, at + 1), scope.cancel
                        )
                        await work
                    assert_clean(client)
                    with trio.fail_after(5):
                        await get_async(client, 0)
                    if work.waits < at:
                        assert at > 3
                        return

        trio.run(run)


class TestTimeouts:
    @pytest.mark.parametrize("name", ["never", "stream"])
    def test_of_asyncio(self, make_async: Make, name: str) -> None:
        """The call ends, as it does by any other cancellation."""

        async def wait(client: Any) -> None:
            async with asyncio.timeout(0.05):
                if name == "never":
                    await client.numbers.never(1)
                async with await client.numbers.stream(1) as items:
                    await anext(items)
                    await asyncio.sleep(5)

        async def run() -> None:
            async with make_async() as client:
                for _ in range(3):
                    with pytest.raises(TimeoutError):
                        await wait(client)
                    assert_clean(client)
                    await get_async(client, 2)

        asyncio.run(run())

    def test_while_others_wait_for_the_only_connection(self, make_async: Make) -> None:
        async def run() -> None:
            async with make_async() as client:
                await get_async(client, 0)
                client._connections.get()._transport._pool._max_connections = 1
                first = asyncio.create_task(client.numbers.never(1))
                calls = [asyncio.create_task(get_async(client, n)) for n in range(9)]
                await asyncio.sleep(0.05)
                calls[0].cancel()
                first.cancel()
                await asyncio.gather(*calls[1:])
                assert_clean(client)

        asyncio.run(run())


class Interruptions:
    """Raises KeyboardInterrupt where a thread blocks for the n-th time, and after that."""

    PLACES = (
        (socket.socket, "recv"),
        (socket.socket, "sendall"),
        (socket.socket, "send"),
    )

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.left = -1
        for owner, name in self.PLACES:
            patch.setattr(owner, name, self._counting(getattr(owner, name)))

    def _counting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: Any, **options: Any) -> Any:
            self.interrupt()
            result = function(*args, **options)
            self.interrupt()
            return result

        return counting

    def interrupt(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt

    def sleep(self, seconds: float) -> None:
        self.interrupt()
        time.sleep(seconds)


@pytest.mark.parametrize("call", BLOCKING)
def test_interrupted_where_it_blocks(
    make: Make, call: Callable[[Any, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with make() as client:
        get(client, 1)
        interruptions = Interruptions(monkeypatch)
        client._clock = client._clock._replace(sleep=interruptions.sleep)
        for at in range(1, MOST):
            forget(client)
            if at % 2:
                client._connections.get()._transport.close()
            interruptions.left = at
            with suppress(KeyboardInterrupt):
                call(client, at)
            was_interrupted = interruptions.left <= 0
            interruptions.left = -1
            assert_clean(client)
            get(client, 0)
            if not was_interrupted:
                assert at > 5
                return


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
@pytest.mark.parametrize("name", ["never", "late"])
def test_interrupted_by_a_signal(make: Make, sdk: Any, name: str) -> None:
    """Where it waits for an answer, or to try again."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    patient = sdk.RetryPolicy(initial_delay=60, max_delay=60)
    with make(retries=patient) as client:
        get(client, 1)
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(KeyboardInterrupt):
            getattr(client.numbers, name)(10**6)
        assert_clean(client)
        get(client, 2)
    signal.signal(signal.SIGALRM, before)


class TestGenerators:
    """What is iterated over may be left at any item."""

    def test_streams(self, make: Make) -> None:
        with make() as client:
            for _ in range(3):
                items = client.numbers.stream(1)
                for item in items:
                    assert item.number == 1
                    break
                items.close()
                assert_clean(client)

    def test_pages(self, make: Make) -> None:
        with make() as client:
            pages = client.numbers.pages.items(1)
            next(pages)
            pages.close()
            assert_clean(client)

    def test_bytes(self, make: Make) -> None:
        with make() as client:
            with client.numbers.download.streamed(1) as answer:
                for _ in answer.iter_bytes(10):
                    break
            assert_clean(client)

    def test_bytes_awaited(self, make_async: Make) -> None:
        async def run() -> None:
            async with make_async() as client:
                async with client.numbers.download.streamed(1) as answer:
                    async for _ in answer.iter_bytes(10):
                        break
                assert_clean(client)

        asyncio.run(run())
