"""The HTTP clients that the runtime makes: nothing public leads to their sockets."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from typing import Any, TypeAlias

import httpx2
import pytest

from runtime.sockets import async_client, blocking_client, pools, to_the_end

Make: TypeAlias = Callable[[], httpx2.Client | httpx2.AsyncClient]
BOTH = pytest.mark.parametrize("make", [blocking_client, async_client])
URL = httpx2.URL("http://api.test")


@pytest.fixture(autouse=True)
def _proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALL_PROXY", "HTTP_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.test")


@BOTH
def test_every_pool_is_ours(make: Make) -> None:
    """Where httpx2 calls them otherwise, deadlines and answers are less safe."""
    ours = list(pools(make()))
    assert len(ours) == 2  # to the API, and to its proxy
    for pool in ours:
        assert type(pool._network_backend).__module__ == "runtime.sockets"
        connection = pool.create_connection(URL)
        assert "has_expired" in vars(connection)


@BOTH
def test_a_pool_goes_with_its_client(make: Make) -> None:
    """No reference keeps it, and its sockets, until the collector comes."""
    gc.disable()
    try:
        client = make()
        pool = next(pools(client))
        connection = pool.create_connection(URL)
        seen = weakref.ref(pool), weakref.ref(connection)
        del client, pool, connection
        assert [one() for one in seen] == [None, None]
    finally:
        gc.enable()


@BOTH
def test_a_version_with_other_names(make: Make) -> None:
    client = make()
    names: dict[str, Any] = vars(client)
    del names["_mounts"], names["_transport"]._pool
    assert list(pools(client)) == []


def test_who_is_cancelled_while_it_closes_is_told_at_once() -> None:
    """Not later: a timeout would go by without a word, and cancel what comes after."""
    closed: list[bool] = []

    async def closing() -> None:
        await asyncio.sleep(0.02)
        closed.append(True)

    async def late() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.001):
                await to_the_end(closing())
        await asyncio.sleep(0)

    asyncio.run(late())
    assert closed
