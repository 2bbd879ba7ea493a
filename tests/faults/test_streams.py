"""Answers that are read piece by piece: events, and files that are saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from openrouter._runtime.method import AsyncResource, Resource
from openrouter._runtime.operation import Operation
from openrouter._runtime.stream_formats import EVENTS
from openrouter._runtime.streams import StreamOf
from openrouter.errors import (
    APIConnectionError,
    APITimeoutError,
    OpenRouterError,
    StreamError,
)

from .caller import Caller, Fault
from .wire import Play, Wire, chunked

HEAD = chunked().replace(b"application/json", b"text/event-stream")
CHAT: Operation[Any] = Operation(
    "chat", "POST", "/chat", returns=StreamOf(EVENTS, lambda: Any, end="[DONE]")
)


def events(*data: bytes) -> bytes:
    """Each in a chunk of its own."""
    lines = [b"data: %b\n\n" % one for one in data]
    return b"".join(b"%x\r\n%b\r\n" % (len(line), line) for line in lines)


def read(client: Any) -> Any:
    """All items, of which there are two before anything goes wrong."""

    async def read_async() -> None:
        resource = AsyncResource(client)
        async with await resource._call(CHAT, {}) as stream:
            assert [await anext(stream), await anext(stream)] == [1, 2]
            async for _ in stream:
                pass

    if hasattr(client, "aclose"):
        return read_async()
    with Resource(client)._call(CHAT, {}) as stream:
        assert [next(stream), next(stream)] == [1, 2]
        for _ in stream:
            pass
    return None


def says(said: bytes, then: Play = lambda _: None) -> Play:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(HEAD, events(b"1", b"2"), said)
        then(wire)

    return play


BROKEN: dict[str, tuple[Play, type[OpenRouterError], str]] = {
    "an end between events": (says(b""), APIConnectionError, "connection lost"),
    "a reset": (says(b"", Wire.reset), APIConnectionError, "connection lost"),
    "an end in an event": (says(b"20\r\ndata: "), APIConnectionError, "lost"),
    "an end without [DONE]": (says(b"0\r\n\r\n"), APIConnectionError, "[DONE]"),
    "an error": (says(b"16\r\nevent: error\ndata: 7\n\n\r\n"), StreamError, "7"),
    "a chunk that is none": (says(b"zz\r\n"), APIConnectionError, "connection lost"),
}


@pytest.mark.parametrize(("play", "error", "said"), BROKEN.values(), ids=BROKEN)
def test_a_stream_that_breaks_off(
    caller: Caller, play: Play, error: type[OpenRouterError], said: str
) -> None:
    """It has begun: nothing is sent again."""
    caller.fails(Fault(play, error, said, attempts=1), read)


def test_a_silence(caller: Caller) -> None:
    """It is the timeout's; a deadline is for the beginning alone."""
    fault = Fault(
        says(b"", Wire.wait), APITimeoutError, "no answer in time", attempts=1
    )
    caller.fails(fault, read, timeout=0.1, deadline=0.05)


@pytest.mark.parametrize("cut", [b"ff\r\nhalf", b""])
def test_a_file_that_is_cut_off(caller: Caller, tmp_path: Path, cut: bytes) -> None:
    """What is there of it goes away."""
    file = tmp_path / "report.pdf"

    def save(client: Any) -> Any:
        async def save_async() -> None:
            async with client.request.streamed("GET", "/report") as answer:
                await answer.save(file)

        if caller.kind == "async":
            return save_async()
        with client.request.streamed("GET", "/report") as answer:
            answer.save(file)
        return None

    caller.fails(
        Fault(says(cut), APIConnectionError, "connection lost", attempts=1), save
    )
    assert list(tmp_path.iterdir()) == []
