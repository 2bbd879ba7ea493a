"""Models: quick to build however they refer to each other."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

import httpx2
import pytest

from runtime.decode import DecodeError, Unfit, validator
from runtime.lenient import built
from runtime.models import Model


def ring(size: int) -> str:
    lines = ["from __future__ import annotations", "from runtime.models import Model"]
    for i in range(size):
        lines += [f"class R{i}(Model):", f"    next: R{(i + 1) % size} | None = None"]
    return "\n".join(lines)


@pytest.fixture(scope="module", params=[3, 400])
def big_ring(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    module = ModuleType(f"ring_of_{request.param}")
    sys.modules[module.__name__] = module
    exec(ring(request.param), vars(module))  # as many classes as are asked for
    yield module
    del sys.modules[module.__name__]


class TestBuilding:
    def test_large_rings_are_built_when_they_are_used(
        self, big_ring: ModuleType
    ) -> None:
        limit, stack = sys.getrecursionlimit(), threading.stack_size()
        first: Any = big_ring.R0.model_validate_json('{"next":{"next":{"x":1}}}')
        assert first.next.next.x == 1
        assert big_ring.R2(next=None).to_dict() == {"next": None}
        adapter = validator(big_ring.R1 | None)
        assert adapter(b'{"next":{}}').next is not None
        unfit = Unfit(big_ring.R0, b'{"next":{"next":3}}')
        odd: Any = built(DecodeError(unfit=unfit), "o", httpx2.Headers())
        assert odd.next.next == 3
        assert sys.getrecursionlimit() == limit
        assert threading.stack_size() == stack

    def test_threads_may_use_them_first_at_the_same_time(self) -> None:
        module = ModuleType("ring_of_threads")
        sys.modules[module.__name__] = module
        exec(ring(150), vars(module))  # as many classes as are asked for
        starts = [f"R{n}" for n in range(0, 150, 15)]

        def use(name: str) -> Any:
            return getattr(module, name).model_validate_json('{"next":{"x":1}}')

        with ThreadPoolExecutor(len(starts)) as threads:
            found = list(threads.map(use, starts))
        assert [one.next.x for one in found] == [1] * len(starts)
        del sys.modules[module.__name__]

    def test_an_error_in_building_comes_through(self) -> None:
        with pytest.raises(Exception, match="fully defined"):
            Undefined(x=1)


class Undefined(Model):
    x: Nowhere  # type: ignore[name-defined]  # noqa: F821 - on purpose
