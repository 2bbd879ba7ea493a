"""The HTTP client under a client: for each event loop, and from any environment."""

from __future__ import annotations

import asyncio
import threading
from functools import cached_property, partialmethod

import httpx2
import pytest

from runtime.client import AsyncClient, SyncClient
from runtime.connections import Connections
from runtime.errors import ConfigurationError

from .harness import API, Sdk


class TestEventLoops:
    def test_each_has_connections_of_its_own(self) -> None:
        client = AsyncClient(API, credentials={})

        async def get() -> httpx2.AsyncClient:
            assert client._connections.get() is client._connections.get()
            return client._connections.get()

        first = asyncio.run(get())
        second = asyncio.run(get())
        assert first is not second
        assert first.is_closed
        assert [made.client for made in client._connections._made.values()] == [second]

    def test_two_at_a_time(self) -> None:
        client = AsyncClient(API, credentials={})

        async def get() -> httpx2.AsyncClient:
            return client._connections.get()

        with asyncio.Runner() as one, asyncio.Runner() as other:
            first = one.run(get())
            assert other.run(get()) is not first
            assert one.run(get()) is first

    def test_closing_in_another_one(self) -> None:
        client = AsyncClient(API, credentials={})

        async def get() -> httpx2.AsyncClient:
            return client._connections.get()

        asyncio.run(get())
        asyncio.run(client.aclose())
        with pytest.raises(ConfigurationError, match="closed"):
            asyncio.run(get())


class TestEnvironment:
    @pytest.mark.parametrize(
        ("variable", "value", "reason"),
        [
            ("SSL_CERT_FILE", "/nonexistent", "No such file"),
            ("SSL_CERT_FILE", __file__, ""),
            ("SSLKEYLOGFILE", "/nonexistent/x", "No such file"),
            ("HTTP_PROXY", "foo://user:secret@x", "ValueError"),
            ("HTTP_PROXY", "http://user:secret@[::", "InvalidURL"),
            ("ALL_PROXY", "socks5://user:secret@x", "ImportError"),
        ],
    )
    def test_that_cannot_be_used(
        self,
        sdk: Sdk,
        monkeypatch: pytest.MonkeyPatch,
        variable: str,
        value: str,
        reason: str,
    ) -> None:
        monkeypatch.setenv(variable, value)
        sdk.client()
        with pytest.raises(ConfigurationError, match=f"environment.*{reason}") as got:
            sdk.call()
        assert "secret" not in str(got.value)
        assert got.value.__context__ is None


def test_no_cookies_are_kept(sdk: Sdk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cookie may be a session: the next call may be made with another key."""
    sent: list[httpx2.Request] = []

    def handle(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(200, json={}, headers={"Set-Cookie": "session=1"})

    sdk.client()
    name = "Client" if sdk.kind == "sync" else "AsyncClient"
    kind = getattr(httpx2, name)
    make = partialmethod(kind.__init__, transport=httpx2.MockTransport(handle))
    monkeypatch.setattr(httpx2, name, type(name, (kind,), {"__init__": make}))
    sdk.call()
    sdk.call(cookie={"mine": "1"})
    assert [request.headers.get("Cookie") for request in sent] == [None, "mine=1"]


class TestThreads:
    def test_a_copy_while_a_resource_is_used_for_the_first_time(self) -> None:
        """Copying reads an attribute, and so may let another thread store one."""

        class Client(SyncClient):
            @cached_property
            def things(self) -> object:
                return object()

        client = Client(API, credentials={})

        class Stores:
            """Where the copy asks for this attribute, another one is stored."""

            def __get__(self, instance: object, owner: type) -> object:
                vars(client)["things"] = object()
                return None

        Client.mark = Stores()  # type: ignore[attr-defined]  # stands for another thread
        vars(client)["mark"] = 1
        assert client.with_options() is not client

    def test_closing_while_the_http_client_is_made(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever closes waits for it, and closes it."""
        begun, go_on = threading.Event(), threading.Event()
        made: list[httpx2.Client] = []

        def make(**_: object) -> httpx2.Client:
            begun.set()
            assert go_on.wait(10)
            made.append(client := kind())
            return client

        kind = httpx2.Client
        monkeypatch.setattr(httpx2, "Client", make)
        connections = Connections(None)
        user = threading.Thread(target=lambda: _suppressed(connections))
        closer = threading.Thread(target=connections.close)
        user.start()
        assert begun.wait(10)
        closer.start()
        go_on.set()
        user.join()
        closer.join()
        assert made[0].is_closed


def _suppressed(connections: Connections) -> None:
    try:
        connections.get()
    except ConfigurationError:
        return
