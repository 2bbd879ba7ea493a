"""Models that refer to each other in a ring, built where threads have little stack."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

import pytest

from .test_forks import in_child

SIZE = 1500


@pytest.fixture
def ring(sdk: ModuleType) -> Iterator[Callable[[int], Any]]:
    """Models, none of which was used: by number."""
    module = ModuleType("ring")
    module.__dict__["Model"] = sdk.models.Number.__mro__[1]
    sys.modules[module.__name__] = module
    lines = ["from __future__ import annotations"]
    for i in range(SIZE):
        lines += [f"class R{i}(Model):", f"    next: R{(i + 1) % SIZE} | None = None"]
    exec("\n".join(lines), vars(module))  # as many classes as are asked for
    yield lambda number: getattr(module, f"R{number}")
    del sys.modules[module.__name__]


def use(model: Any) -> None:
    assert model.model_validate_json('{"next":{"next":{"x":1}}}').next.next.x == 1


@pytest.fixture(autouse=True)
def _limits_are_as_before() -> Iterator[None]:
    before = sys.getrecursionlimit(), threading.stack_size()
    yield
    assert (sys.getrecursionlimit(), threading.stack_size()) == before


def test_in_a_worker_thread(ring: Callable[[int], Any]) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(use, ring(0)).result()


def test_in_threads_at_once(ring: Callable[[int], Any]) -> None:
    barrier = threading.Barrier(8)

    def begin(number: int) -> None:
        barrier.wait()
        use(ring(number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(begin, range(0, SIZE, SIZE // 8)[:8]))


def test_in_an_event_loop_and_beside_it(ring: Callable[[int], Any]) -> None:
    async def run() -> None:
        beside = asyncio.to_thread(use, ring(700))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(beside)
            await asyncio.sleep(0)
            use(ring(0))

    asyncio.run(run())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_in_a_child_and_its_parent(ring: Callable[[int], Any]) -> None:
    with ThreadPoolExecutor(1) as pool:
        building = pool.submit(use, ring(0))
        wait = in_child(lambda: use(ring(3)))
        use(ring(5))
        building.result()
        wait()
