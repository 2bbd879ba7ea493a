"""What the tests of streams share: formats, types, and a server of chunks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Literal

import httpx2
import pytest

from runtime.errors import SDKError
from runtime.models import Model
from runtime.operation import Operation
from runtime.stream_formats import EVENTS, Format
from runtime.streams import Stream, StreamOf

from .harness import Sdk, assert_hidden


class Chunk(Model):
    id: int
    text: str | None = None


class Sparse(Model):
    text: str | None = None


class Failed(Model):
    type: Literal["failed"]
    error: str


class Whole(Model):
    event: str
    data: Chunk | str
    id: str | None = None
    retry: int | None = None


def operation(format: Format, type_: Any, **options: Any) -> Operation[Any]:
    return Operation(
        "stream",
        "POST",
        "/chat",
        returns=StreamOf(format, lambda: type_, **options),
        body="application/json",
    )


CHAT = operation(EVENTS, Chunk, end="[DONE]")


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Chunks, of which the last may be an exception."""

    def __init__(self, *chunks: bytes | Exception) -> None:
        self.chunks = chunks
        self.sent = 0
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            if isinstance(chunk, Exception):
                raise chunk
            self.sent += 1
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


def serve(
    sdk: Sdk, body: Body, content_type: str | None = "text/event-stream"
) -> list[httpx2.Request]:
    asked: list[httpx2.Request] = []
    headers = {"X-Request-Id": "r-1"}
    if content_type:
        headers["Content-Type"] = content_type

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(200, headers=headers, stream=body)

    sdk.client(http_client=sdk.http_client(handle))
    return asked


def started(sdk: Sdk, call: Operation[Any] = CHAT) -> Any:
    return sdk.call(call, body={"stream": True})


def following(sdk: Sdk, stream: Any) -> Any:
    """The next item."""
    if isinstance(stream, Stream):
        return next(stream)

    async def item() -> Any:
        return await anext(stream)

    return sdk.settle(item())


def rest(sdk: Sdk, stream: Any) -> list[Any]:
    """The other items, and the end."""

    async def collect() -> list[Any]:
        async with stream as items:
            return [item async for item in items]

    if isinstance(stream, Stream):
        with stream as items:
            return list(items)
    items_: list[Any] = sdk.settle(collect())
    return items_


def read(sdk: Sdk, call: Operation[Any], *chunks: bytes, **options: Any) -> list[Any]:
    serve(sdk, Body(*chunks), **options)
    return rest(sdk, started(sdk, call))


def failing(
    sdk: Sdk, *chunks: bytes | Exception, call: Operation[Any] = CHAT
) -> tuple[list[Any], Any]:
    """The items before an error, and the error."""
    body = Body(*chunks)
    serve(sdk, body)
    stream, items = started(sdk, call), []

    def collect() -> None:
        while True:
            items.append(following(sdk, stream))

    with pytest.raises(SDKError) as caught:
        collect()
    assert body.is_closed
    assert_hidden(caught.value)
    return items, caught.value
