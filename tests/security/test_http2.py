"""HTTP/2, by an HTTP client of the user's own: one connection for many calls."""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import trustme

from openrouter._runtime.method import AsyncResource, Resource
from openrouter._runtime.operation import Operation
from openrouter._runtime.stream_formats import EVENTS
from openrouter._runtime.streams import StreamOf

from .calling import GET, SECRET, Caller, api_with
from .http2 import Http2Server

API = api_with("authorization")
MANY = 20
EVENTS_OF: Operation[Any] = Operation(
    "events", "GET", "/events", returns=StreamOf(EVENTS, lambda: dict[str, int])
)


@pytest.fixture
def server() -> Iterator[Http2Server]:
    with Http2Server(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)) as server:
        yield server


@pytest.fixture
def client(caller: Caller, server: Http2Server) -> Iterator[Any]:
    authority = trustme.CA()
    authority.issue_cert("127.0.0.1").configure_cert(server.tls)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    http_client = caller.http_client(http2=True, verify=trusting)
    base_url = f"https://127.0.0.1:{server.port}/v1"
    yield caller.client(API, base_url, http_client=http_client, timeout=10, retries=0)
    caller.close(http_client)


def test_calls_share_one_connection(
    caller: Caller, server: Http2Server, client: Any
) -> None:
    """Those of tasks, at a time; of threads, one after another."""

    async def all_at_once() -> list[Any]:
        resource: Any = AsyncResource(client)
        await resource._call(GET, {})  # so that there is a connection to share
        return await asyncio.gather(*(resource._call(GET, {}) for _ in range(MANY)))

    if caller.kind == "sync":
        assert [caller.call(client) for _ in range(MANY)] == [{}] * MANY
    else:
        assert caller.settle(all_at_once()) == [{}] * MANY
    assert server.connections == 1
    (request,) = {tuple(sorted(one.items())) for one in server.requests}
    assert (b"authorization", f"Bearer {SECRET}".encode()) in request


def test_a_stream_that_is_left_does_not_end_the_connection(
    caller: Caller, server: Http2Server, client: Any
) -> None:
    if caller.kind == "sync":
        resource: Any = Resource(client)
        with resource._call(EVENTS_OF, {}) as stream:
            assert next(stream) == {"n": 1}
            assert caller.call(client) == {}
    else:

        async def leave() -> None:
            resource: Any = AsyncResource(client)
            async with await resource._call(EVENTS_OF, {}) as stream:
                assert await anext(stream) == {"n": 1}
                assert await resource._call(GET, {}) == {}

        caller.settle(leave())
    assert caller.call(client) == {}
    assert server.connections == 1


def test_whoever_asks_for_it_is_told_what_it_needs(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By httpx2, which still calls itself httpx there."""
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ImportError, match=r"httpx2?\[http2\]"):
        caller.http_client(http2=True)
