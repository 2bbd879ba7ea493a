"""What a streamed event costs: the SDK's runtime against a split of bytes and a validation.

Prints the ratio of medians for chat completions in many events, sync and async, and for
one large event. Both sides read the same chunks from a mock transport, in rounds that are
interleaved. A ratio beyond the bound makes the exit status 1.

    python bench/stream.py [ROUNDS]
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "templates" / "python"))

import httpx2

from runtime.client import AsyncClient, SyncClient
from runtime.config import Api
from runtime.method import AsyncResource, Resource
from runtime.models import Model
from runtime.operation import Operation
from runtime.servers import Server
from runtime.stream_formats import EVENTS
from runtime.streams import AsyncStream, Stream, StreamOf

URL = "https://bench.test"
API = Api(
    name="Client",
    package="bench",
    version="1.0.0",
    servers={"bench": Server(URL)},
    schemes={},
    security=(),
)
EVENTS_IN_A_STREAM = 2000
PIECE = 16 * 1024
LIMIT = 1.5


class Delta(Model):
    role: str | None = None
    content: str | None = None


class Choice(Model):
    index: int
    delta: Delta
    finish_reason: str | None = None


class Chunk(Model):
    id: str
    object: str
    created: int
    model: str
    choices: list[Choice]


CHAT: Operation[Stream[Chunk]] = Operation(
    "chat", "GET", "/chat", returns=StreamOf(EVENTS, lambda: Chunk, end="[DONE]")
)


def event(content: str) -> bytes:
    chunk = {
        "id": "gen-1234567890",
        "object": "chat.completion.chunk",
        "created": 1_800_000_000,
        "model": "some/model",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": content}}],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


SMALL = [event(f" token{number}") for number in range(EVENTS_IN_A_STREAM)]
LARGE = event("x" * 8 * 1024 * 1024)
BODIES = {
    "many events": [*SMALL, b"data: [DONE]\n\n"],
    "one of 8 MiB": [
        *(LARGE[place : place + PIECE] for place in range(0, len(LARGE), PIECE)),
        b"data: [DONE]\n\n",
    ],
}


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    def __init__(self, chunks: list[bytes]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._chunks)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


class Splitter:
    """The floor: bytes split at blank lines, each event validated."""

    def __init__(self) -> None:
        self._pending: list[bytes] = []

    def feed(self, chunk: bytes) -> list[Chunk]:
        self._pending.append(chunk)
        if not chunk.endswith(b"\n\n"):
            return []
        *events, _ = b"".join(self._pending).split(b"\n\n")
        self._pending.clear()
        return [
            Chunk.model_validate_json(one.removeprefix(b"data: "))
            for one in events
            if one != b"data: [DONE]"
        ]


def transport(chunks: list[bytes]) -> httpx2.MockTransport:
    headers = {"Content-Type": "text/event-stream"}
    return httpx2.MockTransport(
        lambda _: httpx2.Response(200, headers=headers, stream=Body(chunks))
    )


def ours(chunks: list[bytes]) -> Callable[[], int]:
    http = httpx2.Client(transport=transport(chunks))
    resource = Resource(SyncClient(API, credentials={}, http_client=http))

    def run() -> int:
        with resource._call(CHAT, {}) as stream:
            return sum(1 for _ in stream)

    return run


def bare(chunks: list[bytes]) -> Callable[[], int]:
    http = httpx2.Client(transport=transport(chunks))

    def run() -> int:
        splitter = Splitter()
        with http.stream("GET", f"{URL}/chat") as answer:
            return sum(1 for one in answer.iter_bytes() for _ in splitter.feed(one))

    return run


def ours_async(chunks: list[bytes]) -> Callable[[], int]:
    http = httpx2.AsyncClient(transport=transport(chunks))
    resource = AsyncResource(AsyncClient(API, credentials={}, http_client=http))

    async def count() -> int:
        stream: object = await resource._call(CHAT, {})
        assert isinstance(stream, AsyncStream)
        number = 0
        async with stream:
            async for _ in stream:
                number += 1
        return number

    return lambda: asyncio.run(count())


def bare_async(chunks: list[bytes]) -> Callable[[], int]:
    http = httpx2.AsyncClient(transport=transport(chunks))

    async def count() -> int:
        splitter, number = Splitter(), 0
        async with http.stream("GET", f"{URL}/chat") as answer:
            async for one in answer.aiter_bytes():
                for _ in splitter.feed(one):
                    number += 1
        return number

    return lambda: asyncio.run(count())


def compare(
    name: str, run: Callable[[], int], floor: Callable[[], int], n: int
) -> bool:
    """Print the ratio of the medians; returns whether it keeps the bound."""
    times: tuple[list[int], list[int]] = [], []
    for _ in range(n):
        for one, taken in zip((run, floor), times, strict=True):
            start = time.process_time_ns()
            number = one()
            taken.append((time.process_time_ns() - start) // number)
    mine, least = (median(one) / 1000 for one in times)
    within: bool = mine <= LIMIT * least
    print(
        f"{name} {mine:9.1f} µs an event, split and validated {least:9.1f} µs:"
        f" {mine / least:.2f} (at most {LIMIT}){'' if within else ', TOO MUCH'}"
    )
    return within


def main() -> int:
    """Print the ratios; returns the exit status."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    within = True
    for name, chunks in BODIES.items():
        within &= compare(f"{name:12} sync ", ours(chunks), bare(chunks), n)
        within &= compare(f"{name:12} async", ours_async(chunks), bare_async(chunks), n)
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
