"""Bodies on their way: servers that answer before the end, files that fail."""

from __future__ import annotations

import io
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from threading import Event
from typing import Any

import pytest

from openrouter.errors import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    InvalidRequestError,
)

from .caller import Caller, Fault
from .wire import Wire, answer

MEBIBYTE = 1024 * 1024
SIZE = 16 * MEBIBYTE  # more than what sockets hold
EARLY = {
    "413": (answer(b"{}", status=b"413 Content Too Large"), APIError),
    "401": (answer(b"{}", status=b"401 Unauthorized"), AuthenticationError),
}


def upload(client: Any) -> Any:
    return client.request("PUT", "/file", body=b"x" * SIZE)


@pytest.mark.parametrize(("said", "error"), EARLY.values(), ids=EARLY)
def test_an_answer_before_the_end(
    caller: Caller, said: bytes, error: type[APIError]
) -> None:
    """The rest is read and dropped, as servers do that care for their clients."""

    def play(wire: Wire) -> None:
        begun = wire.skip(1)
        wire.say(said)
        wire.skip(SIZE - begun)

    caller.fails(Fault(play, error, attempts=1), upload)


@pytest.mark.parametrize(("said", "error"), EARLY.values(), ids=EARLY)
def test_an_answer_before_a_reset(
    caller: Caller, said: bytes, error: type[APIError]
) -> None:
    """Nothing more is read, so that the system resets the connection.

    asyncio drops with it what was received: there no answer is known of.
    """

    def play(wire: Wire) -> None:
        wire.skip(1)
        wire.say(said)
        wire.socket.shutdown(socket.SHUT_WR)

    if caller.kind == "sync":
        caller.fails(Fault(play, error, attempts=1), upload)
    else:
        caller.fails(Fault(play, APIConnectionError, "connection lost"), upload)


class Fails(io.BytesIO):
    """A file of a mebibyte, whose second half cannot be read."""

    def __init__(self) -> None:
        super().__init__(b"x" * MEBIBYTE)

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= MEBIBYTE // 2:
            raise OSError(5, "Input/output error")
        return super().read(size)


def broken_file(_: Caller) -> Any:
    return Fails()


def broken_iterator(caller: Caller) -> Any:
    def pieces() -> Iterator[Any]:
        yield b"x" * MEBIBYTE
        yield "text"

    async def each() -> AsyncIterator[Any]:
        for piece in pieces():
            yield piece

    return pieces() if caller.kind == "sync" else each()


@pytest.mark.parametrize(
    ("body", "said"), [(broken_file, "Input/output error"), (broken_iterator, "str")]
)
def test_a_body_that_fails_on_its_way(
    caller: Caller, body: Callable[[Caller], Any], said: str
) -> None:
    """The server sees a part, which it cannot take for the whole."""
    received, is_over = [], Event()

    def play(wire: Wire) -> None:
        with suppress(ConnectionError):
            while data := wire.socket.recv(64 * 1024):
                received.append(data)
        is_over.set()

    fault = Fault(play, InvalidRequestError, said, attempts=1)
    content = body(caller)
    caller.fails(fault, lambda client: client.request("PUT", "/file", body=content))
    assert is_over.wait(1.0)
    head, _, sent = b"".join(received).partition(b"\r\n\r\n")
    if b"Content-Length: 1048576" in head:
        assert len(sent) < MEBIBYTE
    else:
        assert b"Transfer-Encoding: chunked" in head
        assert not sent.endswith(b"0\r\n\r\n")
