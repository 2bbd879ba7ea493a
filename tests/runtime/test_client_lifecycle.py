"""Clients: copies, and closing."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, SyncClient
from runtime.errors import ConfigurationError
from runtime.method import Resource

from .harness import API, BASE, Sdk, ok


class TestCopies:
    def test_a_copy_differs_in_what_is_given(self, sdk: Sdk) -> None:
        client = sdk.serve(ok(), headers={"A": "1", "B": "1"}, retries=1, timeout=9.0)
        copy = client.with_options(
            base_url="https://x.test", timeout=2.0, retries=0, headers={"b": "2"}
        )
        assert type(copy) is type(client)
        sdk.call(on=copy)
        assert str(sdk.sent.url) == "https://x.test/things"
        assert sdk.sent.extensions["timeout"]["read"] == 2.0
        assert (sdk.sent.headers["A"], sdk.sent.headers["B"]) == ("1", "2")
        sdk.call(on=client)
        assert str(sdk.sent.url) == f"{BASE}/things"
        assert sdk.sent.extensions["timeout"]["read"] == 9.0
        assert sdk.sent.headers["B"] == "1"
        sdk.call(on=client.with_options())
        assert sdk.sent.extensions["timeout"]["read"] == 9.0
        sdk.call(on=client.with_options(timeout=None))
        assert sdk.sent.extensions["timeout"]["read"] is None

    def test_it_shares_the_connections_and_does_not_close_them(self, sdk: Sdk) -> None:
        client = sdk.client()
        copy = client.with_options(timeout=1)
        assert copy._connections.get() is client._connections.get()
        sdk.close(copy)
        assert not client._connections.get().is_closed
        sdk.close(client)
        with pytest.raises(ConfigurationError, match="closed"):
            sdk.call(on=copy)

    def test_resources_are_not_carried_over(self) -> None:
        class Client(SyncClient):
            @cached_property
            def things(self) -> Resource:
                return Resource(self)

        client = Client(API, credentials={})
        client.mark = "kept"  # type: ignore[attr-defined]  # a user's own attribute
        assert client.things is client.things
        copy = client.with_options(timeout=1)
        assert copy.things is not client.things
        assert copy.things._client is copy
        assert copy.mark == "kept"  # type: ignore[attr-defined]


class TestClosing:
    def test_ours_is_made_when_it_is_needed_and_closed_with_the_client(
        self, sdk: Sdk
    ) -> None:
        client = sdk.client()
        assert not client._connections._made

        async def get_async() -> Any:
            return client._connections.get()

        get = client._connections.get if sdk.kind == "sync" else get_async
        http = sdk.settle(get())
        assert http is sdk.settle(get())
        assert not http.follow_redirects
        sdk.close(client)
        assert http.is_closed
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_a_client_that_was_never_used_can_be_closed(self, sdk: Sdk) -> None:
        client = sdk.client()
        sdk.close(client)
        sdk.close(client)
        assert not client._connections._made
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_a_given_http_client_stays_open(self, sdk: Sdk) -> None:
        http = sdk.http_client(lambda _: ok())
        client = sdk.client(http_client=http)
        sdk.close(client)
        assert not http.is_closed
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_a_given_http_client_that_is_closed(self, sdk: Sdk) -> None:
        http = sdk.http_client(lambda _: ok())
        sdk.client(http_client=http)
        if isinstance(http, httpx2.Client):
            http.close()
        else:
            sdk.settle(http.aclose())
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_with(self) -> None:
        with SyncClient(API, credentials={}) as client:
            http = client._connections.get()
        assert http.is_closed

    def test_async_with(self) -> None:
        async def run() -> httpx2.AsyncClient:
            async with AsyncClient(API, credentials={}) as client:
                return client._connections.get()

        with Sdk("async") as sdk:
            assert sdk.settle(run()).is_closed

    def test_threads_share_one(self) -> None:
        client = SyncClient(API, credentials={})
        made: list[httpx2.Client] = []
        threads = [
            threading.Thread(target=lambda: made.append(client._connections.get()))
            for _ in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(http) for http in made}) == 1
        client.close()
