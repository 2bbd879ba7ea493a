"""Streams that are closed, cancelled, dropped or left, over sockets: who is told what."""

from __future__ import annotations

import asyncio
import gc
import ssl
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any, Unpack

import httpx2
import pytest
import trustme

from runtime.client import AsyncClient, SyncClient
from runtime.errors import APIConnectionError, APITimeoutError
from runtime.method import AsyncResource, Resource
from runtime.operation import Operation, RequestOptions
from runtime.stream_formats import EVENTS
from runtime.streams import AsyncStream, Stream, StreamOf

from ..behaviour.splitter import CHAT, TEXT, Splitter
from .harness import API, KEY

WATCH: Operation[Any] = Operation(
    "watch", "GET", "/watch", returns=StreamOf(EVENTS, lambda: dict, end="[DONE]")
)
FIRST = CHAT[: CHAT.index(b"id: 1")]
FOREVER = 60.0
"""Seconds that nobody waits for."""


@pytest.fixture(params=["http", "https", "HTTP/1.0"])
def splitter(request: pytest.FixtureRequest) -> Iterator[Splitter]:
    """A server that says the beginning of a story, and then nothing."""
    tls = None
    if request.param == "https":
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        AUTHORITY.issue_cert("127.0.0.1").configure_cert(tls)
    found = Splitter(tls)
    found.pieces, found.end = [FIRST], "open"
    found.is_old = request.param == "HTTP/1.0"
    yield found
    found.close()


AUTHORITY = trustme.CA()


def trust() -> ssl.SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


@pytest.fixture
def client(splitter: Splitter) -> Iterator[SyncClient]:
    options: Any = {"base_url": splitter.url, "timeout": FOREVER}
    with httpx2.Client(verify=trust()) as http_client:
        credentials = {"api_key": KEY}
        yield SyncClient(
            API, credentials=credentials, http_client=http_client, **options
        )


def watch(
    client: SyncClient, **options: Unpack[RequestOptions]
) -> Stream[dict[str, str]]:
    """A stream whose first item was taken."""
    stream: Stream[dict[str, str]] = Resource(client)._call(WATCH, options)
    assert next(stream) == {"delta": TEXT[0]}
    return stream


@asynccontextmanager
async def watching(
    splitter: Splitter, **options: Unpack[RequestOptions]
) -> AsyncIterator[Callable[[], AsyncStream[dict[str, str]]]]:
    """The same, to be taken once, of an async client; afterwards no task is left."""
    before = asyncio.all_tasks()
    given: Any = {"base_url": splitter.url, "timeout": FOREVER}
    async with httpx2.AsyncClient(verify=trust()) as http_client:
        credentials = {"api_key": KEY}
        client = AsyncClient(
            API, credentials=credentials, http_client=http_client, **given
        )
        called: Any = AsyncResource(client)._call(WATCH, options)
        stream = await called
        assert await anext(stream) == {"delta": TEXT[0]}
        held = [stream]
        del stream
        yield held.pop
        await until(splitter.left.is_set)
    await until(lambda: asyncio.all_tasks() == before)


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not is_so():
            await asyncio.sleep(0.01)


class TestSync:
    def test_the_thread_that_waits_is_told_at_once(
        self, client: SyncClient, splitter: Splitter
    ) -> None:
        stream = watch(client)
        told: list[BaseException] = []

        def wait() -> None:
            try:
                next(stream)
            except BaseException as error:
                told.append(error)

        reader = threading.Thread(target=wait)
        reader.start()
        time.sleep(0.1)
        start = time.monotonic()
        stream.close()
        reader.join(10)
        assert time.monotonic() - start < 5
        (error,) = told
        assert type(error) is APIConnectionError
        assert error.reason == "the stream was closed"
        assert splitter.left.wait(10)
        assert list(stream) == []

    def test_the_thread_that_reads_an_open_answer_is_told(
        self, client: SyncClient, splitter: Splitter
    ) -> None:
        with client.request.streamed("GET", "/watch") as answer:
            begun = answer.iter_bytes()
            assert next(begun) == FIRST
            timer = threading.Timer(0.1, answer.close)
            timer.start()
            with pytest.raises(APIConnectionError):
                next(begun)
            timer.join()
        assert splitter.left.wait(10)

    def test_leaving_by_a_break(self, client: SyncClient, splitter: Splitter) -> None:
        def read() -> None:
            for _ in Resource(client)._call(WATCH, {}):
                break

        read()
        gc.collect()
        assert splitter.left.wait(10)

    def test_leaving_by_an_exception(
        self, client: SyncClient, splitter: Splitter
    ) -> None:
        with pytest.raises(KeyError), watch(client):
            raise KeyError
        assert splitter.left.wait(10)

    def test_a_silence(self, client: SyncClient, splitter: Splitter) -> None:
        with pytest.raises(APITimeoutError), watch(client, timeout=0.2) as stream:
            next(stream)
        assert splitter.left.wait(10)

    def test_an_item_that_is_asked_for_while_another_thread_closes(
        self, client: SyncClient
    ) -> None:
        stream = watch(client)
        told: list[str] = []

        def asked() -> Iterator[None]:
            try:
                yield
            finally:  # runs while the stream is closed
                with pytest.raises(APIConnectionError) as caught:
                    next(stream)
                told.append(caught.value.reason)

        begun = asked()
        next(begun)
        body = stream._received
        stream._received = _Closing(body, begun)  # type: ignore[assignment]  # acts as one
        stream.close()
        assert told == ["the stream was closed"]


class _Closing:
    """A generator that is busy while it is closed."""

    def __init__(self, body: Any, begun: Any) -> None:
        self._body = body
        self._begun = begun
        self._is_busy = False

    def __next__(self) -> Any:
        if self._is_busy:
            raise ValueError("generator already executing")
        return next(self._body)

    def close(self) -> None:
        self._is_busy = True
        self._begun.close()
        self._body.close()


class TestAsync:
    def test_the_task_that_waits_is_told_at_once(self, splitter: Splitter) -> None:
        async def run() -> None:
            async with watching(splitter) as taken:
                stream = taken()
                waiting = asyncio.create_task(_rest(stream))
                await asyncio.sleep(0.05)
                async with asyncio.timeout(5):
                    await stream.aclose()
                    with pytest.raises(APIConnectionError) as caught:
                        await waiting
                assert caught.value.reason == "the stream was closed"
                assert [item async for item in stream] == []

        asyncio.run(run())

    def test_a_task_that_is_cancelled(self, splitter: Splitter) -> None:
        async def run() -> None:
            async with watching(splitter) as taken:
                stream = taken()
                waiting = asyncio.create_task(_rest(stream))
                await asyncio.sleep(0.05)
                waiting.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await waiting

        asyncio.run(run())

    def test_leaving_by_a_break(self, splitter: Splitter) -> None:
        async def read(stream: AsyncStream[Any]) -> None:
            async with stream:
                async for _ in stream:
                    break

        async def run() -> None:
            splitter.pieces = [FIRST, CHAT[len(FIRST) : -20]]
            async with watching(splitter) as taken:
                await read(taken())

        asyncio.run(run())

    def test_leaving_by_an_exception(self, splitter: Splitter) -> None:
        async def run() -> None:
            async with watching(splitter) as taken:
                with pytest.raises(KeyError):
                    async with taken():
                        raise KeyError

        asyncio.run(run())

    def test_one_that_is_dropped(self, splitter: Splitter) -> None:
        async def run() -> None:
            async with watching(splitter) as taken:
                taken()  # and dropped
                gc.collect()

        asyncio.run(run())

    def test_a_silence(self, splitter: Splitter) -> None:
        async def run() -> None:
            async with watching(splitter, timeout=0.2) as taken:
                with pytest.raises(APITimeoutError):
                    await anext(taken())

        asyncio.run(run())


async def _rest(stream: AsyncStream[Any]) -> list[Any]:
    return [item async for item in stream]
