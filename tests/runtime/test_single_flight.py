"""One caller fetches a token for all who need it meanwhile: threads, and tasks."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient, SyncClient
from runtime.errors import APITimeoutError, TokenError
from runtime.locks import acquire, acquire_async
from runtime.oauth import ClientCredentials
from runtime.oauth_scheme import OAuth2

from .authority import SECURED, Authority
from .harness import KEY

MANY = 64
LONGEST = 10.0
"""Seconds after which a test gives up waiting for what does not come."""
INVALID = httpx2.Response(400, json={"error": "invalid_client"})


class Crowd:
    """Who asks for the lock; the authority answers once as many ask as are expected."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.authority = Authority()
        self.expected = MANY
        self._asking = 0
        self._changed = threading.Condition()

        def counting(*args: Any) -> bool:
            self._count()
            return acquire(*args)

        async def counting_async(*args: Any) -> bool:
            self._count()
            return await acquire_async(*args)

        monkeypatch.setattr("runtime.locks.acquire", counting)
        monkeypatch.setattr("runtime.locks.acquire_async", counting_async)

    def _count(self) -> None:
        with self._changed:
            self._asking += 1
            self._changed.notify_all()

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/token":
            with self._changed:
                assert self._changed.wait_for(self._is_complete, LONGEST)
        return self.authority(request)

    async def answer_async(self, request: httpx2.Request) -> httpx2.Response:
        while request.url.path == "/token" and not self._is_complete():
            await asyncio.sleep(0)
        return self.authority(request)

    def _is_complete(self) -> bool:
        return self._asking >= self.expected

    def call(self, kind: str) -> list[Any]:
        """What comes of many calls at once: results and errors."""
        return self._in_threads() if kind == "sync" else asyncio.run(self._in_tasks())

    def _in_threads(self) -> list[Any]:
        client = self.sync_client()
        with ThreadPoolExecutor(MANY) as pool:
            calls = [pool.submit(client.request, "GET", "/x") for _ in range(MANY)]
        return [call.exception() or call.result() for call in calls]

    async def _in_tasks(self) -> list[Any]:
        client = self.async_client()
        calls = (client.request("GET", "/x") for _ in range(MANY))
        return await asyncio.gather(*calls, return_exceptions=True)

    def sync_client(self) -> SyncClient:
        transport = httpx2.MockTransport(self.answer)
        return SyncClient(
            SECURED,
            credentials={"oauth": ClientCredentials("id", KEY)},
            http_client=httpx2.Client(transport=transport),
        )

    def async_client(self) -> AsyncClient:
        transport = httpx2.MockTransport(self.answer_async)
        return AsyncClient(
            SECURED,
            credentials={"oauth": ClientCredentials("id", KEY)},
            http_client=httpx2.AsyncClient(transport=transport),
        )


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Crowd:
    return Crowd(monkeypatch)


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_token(crowd: Crowd, kind: str) -> None:
    assert crowd.call(kind) == [{}] * MANY
    assert len(crowd.authority.asked) == 1
    assert crowd.authority.calls == ["t1"] * MANY


def test_a_token_that_lasts_for_no_second_call(crowd: Crowd, kind: str) -> None:
    crowd.authority.token["expires_in"] = 0
    assert crowd.call(kind) == [{}] * MANY
    assert len(crowd.authority.asked) == 1


def test_an_error(crowd: Crowd, kind: str) -> None:
    crowd.authority.answers = [INVALID]
    results = crowd.call(kind)
    assert all(isinstance(one, TokenError) for one in results)
    assert len({id(one) for one in results}) == MANY  # each with its own traceback
    assert {one.error for one in results} == {"invalid_client"}
    assert len(crowd.authority.asked) == 1
    assert not crowd.authority.calls


def test_a_renewal(crowd: Crowd, kind: str) -> None:
    crowd.authority.revoked = {"t1"}
    assert crowd.call(kind) == [{}] * MANY
    assert len(crowd.authority.asked) == 2


def test_whoever_gives_up_leaves_it_to_the_next(crowd: Crowd) -> None:
    crowd.expected = 3

    async def run() -> object:
        client = crowd.async_client()
        first = asyncio.create_task(client.request("GET", "/x"))
        second = asyncio.create_task(client.request("GET", "/x"))
        while crowd._asking < 2:
            await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        crowd.expected = 2
        return await second

    assert asyncio.run(run()) == {}
    assert len(crowd.authority.asked) == 1


def test_an_interrupted_thread_leaves_it_to_the_next(crowd: Crowd) -> None:
    crowd.expected = 1
    client = crowd.sync_client()

    def interrupt() -> None:
        raise KeyboardInterrupt

    crowd.authority.on_ask = interrupt
    with pytest.raises(KeyboardInterrupt) as caught:  # its traceback is still held
        client.request("GET", "/x")
    crowd.authority.on_ask = lambda: None
    assert client.request("GET", "/x") == {}
    assert caught.tb is not None


def test_who_waits_keeps_to_its_own_deadline(crowd: Crowd, kind: str) -> None:
    crowd.expected = 3
    if kind == "sync":
        client = crowd.sync_client()
        with ThreadPoolExecutor(1) as pool:
            first = pool.submit(client.request, "GET", "/x")
            with crowd._changed:
                crowd._changed.wait_for(lambda: crowd._asking == 1, LONGEST)
            with pytest.raises(APITimeoutError):
                client.request("GET", "/x", deadline=0.01)
            crowd._count()
            assert first.result() == {}
    else:

        async def run() -> object:
            client = crowd.async_client()
            first = asyncio.create_task(client.request("GET", "/x"))
            while crowd._asking < 1:
                await asyncio.sleep(0)
            with pytest.raises(APITimeoutError):
                await client.request("GET", "/x", deadline=0.01)
            crowd._count()
            return await first

        assert asyncio.run(run()) == {}
    assert len(crowd.authority.asked) == 1


def test_who_fetches_in_too_little_time_fails_alone(crowd: Crowd) -> None:
    crowd.expected = 3

    async def run() -> object:
        client = crowd.async_client()
        hasty = asyncio.create_task(client.request("GET", "/x", deadline=0.01))
        while crowd._asking < 1:
            await asyncio.sleep(0)
        patient = asyncio.create_task(client.request("GET", "/x"))
        with pytest.raises(APITimeoutError):
            await hasty
        crowd.expected = 2
        return await patient

    assert asyncio.run(run()) == {}


def test_event_loops_have_locks_of_their_own(crowd: Crowd) -> None:
    """A client that several loops use one after the other goes on."""
    crowd.expected = 1
    client = crowd.async_client()
    crowd.authority.token["expires_in"] = 0
    for _ in range(2):
        assert asyncio.run(client.request("GET", "/x")) == {}
    assert len(crowd.authority.asked) == 2


class _Loopback(BaseHTTPRequestHandler):
    """Gives one token, and takes it."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.given.append(1)
        self._send({"access_token": f"t{len(self.server.given)}", "expires_in": 60})

    def do_GET(self) -> None:
        self._send({"token": self.headers["Authorization"]})

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def _send(self, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = MANY

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Loopback)
        self.given: list[int] = []


@pytest.fixture
def loopback() -> Iterator[_Server]:
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_over_sockets(loopback: _Server, kind: str) -> None:
    options: Any = {
        "credentials": {"oauth": ClientCredentials("id", KEY)},
        "base_url": f"http://127.0.0.1:{loopback.server_address[1]}",
    }
    scheme = OAuth2({"client_credentials": "/token"})
    api = SECURED._replace(schemes={"oauth": scheme})
    if kind == "sync":
        with SyncClient(api, **options) as client, ThreadPoolExecutor(MANY) as pool:
            calls = [pool.submit(client.request, "GET", "/x") for _ in range(MANY)]
            results = [call.result() for call in calls]
    else:

        async def run() -> list[Any]:
            async with AsyncClient(api, **options) as client:
                calls = (client.request("GET", "/x") for _ in range(MANY))
                return await asyncio.gather(*calls)

        results = asyncio.run(run())
    assert results == [{"token": "Bearer t1"}] * MANY
    assert len(loopback.given) == 1
