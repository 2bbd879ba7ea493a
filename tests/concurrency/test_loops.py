"""One awaited client: many tasks, event loops after and beside each other, and trio."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import trio

from .calls import MIXED_ASYNC, get_async, mixed_async
from .conftest import Make

DESCRIPTORS = Path("/proc/self/fd")


def test_many_tasks(make_async: Make) -> None:
    async def run() -> None:
        async with make_async() as client, asyncio.TaskGroup() as tasks:
            for number, call in zip(range(1000), cycle(MIXED_ASYNC), strict=False):
                tasks.create_task(call(client, number))
            await asyncio.sleep(0)
            pool = client._connections.get()._transport._pool
        assert len(pool.connections) == 0

    asyncio.run(run())


@pytest.mark.skipif(not DESCRIPTORS.exists(), reason="descriptors are counted in /proc")
def test_a_hundred_loops_one_after_another(make_async: Make) -> None:
    """Connections end with their loop; what warns of others is an error here."""
    client = make_async()
    asyncio.run(get_async(client, 1))
    before = len(list(DESCRIPTORS.iterdir()))
    for number in range(100):
        asyncio.run(get_async(client, number))
    assert len(list(DESCRIPTORS.iterdir())) == before
    assert len(client._connections._made) == 1
    gc.collect()


def test_loops_in_several_threads(make_async: Make) -> None:
    client = make_async()

    def run(thread: int) -> None:
        asyncio.run(mixed_async(client, range(thread * 24, thread * 24 + 24)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(run, range(8)))
    gc.collect()


def test_a_loop_that_closes_the_client_leaves_others_their_calls(
    make_async: Make,
) -> None:
    client = make_async()

    async def hold() -> Any:
        return await client.numbers.stream(1)

    with asyncio.Runner() as other:
        items = other.run(hold())
        asyncio.run(client.aclose())
        assert other.run(anext(items)).number == 1
        with pytest.raises(Exception, match="the client is closed"):
            other.run(get_async(client, 1))
        other.run(items.aclose())
    gc.collect()


def test_a_loop_that_is_closed_at_once(make_async: Make) -> None:
    """Nobody closes what was left open: Python says so, and the client goes on."""
    client = make_async()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(get_async(client, 1))
    loop.close()
    asyncio.run(get_async(client, 2))
    with pytest.warns(ResourceWarning, match="unclosed"):
        gc.collect()


# httpx2 leaves generators of its own to trio where a body is not read to its end.
@pytest.mark.filterwarnings("ignore:Async generator 'http(x|core)2:ResourceWarning")
class TestTrio:
    def test_calls_of_every_kind(self, make_async: Make) -> None:
        async def run() -> None:
            async with make_async() as client, trio.open_nursery() as nursery:
                for first in range(0, 24 * 8, 24):
                    nursery.start_soon(mixed_async, client, range(first, first + 24))

        trio.run(run)
        gc.collect()

    def test_a_run_that_leaves_the_client_open(self, make_async: Make) -> None:
        client = make_async()
        for number in range(10):
            trio.run(get_async, client, number)
        asyncio.run(get_async(client, 11))
        trio.run(client.aclose)
        gc.collect()

    def test_a_deadline(self, sdk: Any, make_async: Make) -> None:
        async def run() -> None:
            async with make_async() as client:
                await get_async(client, 1)
                with pytest.raises(sdk.errors.APITimeoutError):
                    await client.numbers.never(1, deadline=0.05)
                await get_async(client, 2)

        trio.run(run)

    def test_waiting_for_a_retry(self, sdk: Any, make_async: Make) -> None:
        async def run() -> None:
            policy = sdk.RetryPolicy(initial_delay=0.02)
            async with make_async(retries=policy) as client:
                assert (await client.numbers.late(7)).number == 7

        trio.run(run)
