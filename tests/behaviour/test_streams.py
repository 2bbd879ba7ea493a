"""Streams, over sockets: a server that cuts its answer wherever it can be cut."""

from __future__ import annotations

import asyncio
import inspect
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from ..contract.server import Answer, Pieces
from ..contract.server import Server as Sockets
from .sdk import Server
from .splitter import CHAT, TEXT, Splitter


@pytest.fixture
def splitter() -> Iterator[Splitter]:
    found = Splitter()
    yield found
    found.close()


def pieces(client: Any) -> list[str]:
    with client.chat.send(text="Tell", stream=True) as stream:
        return [chunk.delta for chunk in stream]


async def pieces_async(sdk: ModuleType, url: str, times: int = 1) -> list[str]:
    """The last of so many streams of one client."""
    async with sdk.AsyncExample(base_url=url, timeout=60) as client:
        for _ in range(times):
            async with await client.chat.send(text="Tell", stream=True) as stream:
                found = [chunk.delta async for chunk in stream]
    return found


def test_every_place_to_cut(sdk: ModuleType, splitter: Splitter) -> None:
    with sdk.Example(base_url=splitter.url) as client:
        for place in range(1, len(CHAT)):
            splitter.pieces = [CHAT[:place], CHAT[place:]]
            assert pieces(client) == TEXT, place


def test_byte_by_byte(sdk: ModuleType, splitter: Splitter) -> None:
    splitter.pieces = [bytes([byte]) for byte in CHAT]
    with sdk.Example(base_url=splitter.url) as client:
        assert pieces(client) == TEXT
    assert asyncio.run(pieces_async(sdk, splitter.url)) == TEXT


@pytest.mark.parametrize(
    ("end", "message"), [("cut", "connection lost"), ("whole", "ended before its")]
)
def test_a_body_that_ends_too_early(
    sdk: ModuleType, splitter: Splitter, end: Any, message: str
) -> None:
    splitter.end = end
    splitter.pieces = [CHAT[: CHAT.index(b"data: [DONE]")]]
    failure = sdk.errors.APIConnectionError
    with (
        sdk.Example(base_url=splitter.url) as client,
        pytest.raises(failure, match=message),
    ):
        pieces(client)
    with pytest.raises(failure, match=message):
        asyncio.run(pieces_async(sdk, splitter.url))


def test_who_stops_early_leaves_no_connection(
    sdk: ModuleType, splitter: Splitter
) -> None:
    splitter.pieces = [CHAT[:100], CHAT[100:]]
    with sdk.Example(base_url=splitter.url) as client:
        with client.chat.send(text="Tell", stream=True) as stream:
            assert next(stream).delta == TEXT[0]
        assert splitter.left.wait(10)
        assert list(stream) == []


# --- What comes behind the end ---------------------------------------------------------


@pytest.mark.parametrize("size", [1, len(CHAT) - 1, len(CHAT)])
def test_the_connection_is_used_again(sdk: ModuleType, size: int) -> None:
    with Sockets() as server:
        server.script(Pieces(Answer(200, CHAT, "text/event-stream"), size))
        with sdk.Example(base_url=server.origin) as client:
            for _ in range(3):
                assert pieces(client) == TEXT
        assert server.connections == 1
        asyncio.run(pieces_async(sdk, server.origin, times=3))
        assert server.connections == 2


@pytest.mark.parametrize("rest", [[], [b": and on"], [b":" * 2000] * 100])
def test_what_does_not_end_soon_is_left(
    sdk: ModuleType, splitter: Splitter, rest: list[bytes]
) -> None:
    splitter.end = "open"
    splitter.pieces = [CHAT, *rest]
    with sdk.Example(base_url=splitter.url, timeout=60) as client:
        start = time.monotonic()
        assert pieces(client) == TEXT
        assert splitter.left.wait(10)
        splitter.left.clear()
        assert asyncio.run(pieces_async(sdk, splitter.url)) == TEXT
        assert splitter.left.wait(10)
        assert time.monotonic() - start < 30


# --- What switches between an answer and a stream --------------------------------------


def sse(body: bytes) -> dict[str, Any]:
    return {"content": body, "headers": {"Content-Type": "text/event-stream"}}


@pytest.mark.parametrize("given", [{}, {"stream": False}])
def test_an_answer(client: Any, server: Server, given: dict[str, bool]) -> None:
    server.answers(json={"text": "Hello"})
    assert client.chat.send(text="Hi", **given).text == "Hello"
    assert client.chat.send.with_response(text="Hi", **given).data.text == "Hello"
    assert server.request.headers["Accept"] == "application/json"


def test_a_stream_and_its_response(client: Any, server: Server) -> None:
    server.answers(**sse(CHAT))
    response = client.chat.send.with_response(text="Hi", stream=True)
    assert server.request.headers["Accept"] == "text/event-stream"
    assert server.request.content == b'{"text":"Hi","stream":true}'
    assert response.status_code == 200
    assert [chunk.delta for chunk in response.data] == TEXT
    with client.chat.send.streamed(text="Hi", stream=True) as answer:
        assert answer.read() == CHAT


def test_a_server_that_does_not_stream(
    sdk: ModuleType, client: Any, server: Server
) -> None:
    server.answers(json={"text": "Hello"})
    with pytest.raises(sdk.errors.ResponseValidationError) as caught:
        client.chat.send(text="Hi", stream=True)
    assert "expected text/event-stream, got application/json" in str(caught.value)
    assert caught.value.body == b'{"text":"Hello"}'


def test_events_by_their_type(client: Any, server: Server) -> None:
    said = b'event: said\nid: 1\ndata: {"delta": "a"}\n\n'
    server.answers(**sse(said + b"event: ping\ndata: 3\n\nevent: new\ndata: {}\n\n"))
    first, second, third = client.events.watch()
    assert (first.event, first.id, first.data.delta) == ("said", "1", "a")
    assert (second.event, second.data) == ("ping", "3")
    assert third.raw == {"event": "new", "data": {}}


def test_lines_that_are_asked_for_by_a_header(client: Any, server: Server) -> None:
    body = b'{"delta": "a"}\n{"delta": "b"}\n'
    server.answers(content=body, headers={"Content-Type": "application/x-ndjson"})
    assert [line.delta for line in client.events.log(stream=True)] == ["a", "b"]
    assert server.request.headers["Accept"] == "application/x-ndjson"
    assert server.target == "/log"


def test_a_method_is_what_it_looks_like(client: Any) -> None:
    method = client.chat.send
    assert list(inspect.signature(method).parameters) == ["text", "stream", "options"]
    assert method.__doc__.startswith("POST /chat.")
    assert method == client.chat.send
    with pytest.raises(TypeError, match="unexpected keyword argument 'nope'"):
        method(text="a", nope=1)


def test_the_examples_of_the_pages_run(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def respond(*_: object) -> httpx2.Response:
        return httpx2.Response(200, **sse(CHAT))

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", respond)
    for page in ("docs/streaming.md", "docs/chat.md"):
        found = re.findall(r"```python\n(.*?)```", (source / page).read_text(), re.S)
        (program,) = (one for one in found if "stream=True" in one)
        exec(compile(program, page, "exec"), {})
        assert capsys.readouterr().out.count("delta=") == len(TEXT)
