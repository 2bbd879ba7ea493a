"""Answers whose parts do not fit together, or that are no HTTP/1.1 at all."""

from __future__ import annotations

import pytest

from openrouter.errors import APIConnectionError, APITimeoutError

from .caller import DEADLINE, Caller, Fault
from .wire import CREDITS, Wire, answer, chunked

SIZE = b"%x\r\n" % len(CREDITS)

LOST = {
    "long Content-Length": answer(length=500),
    "two Content-Lengths that differ": answer(CREDITS, b"Content-Length: 9"),
    "a Content-Length that is no number": answer().replace(b"th: 5", b"th: x"),
    "a negative Content-Length": answer().replace(b"th: 5", b"th: -5"),
    "a chunk whose length is no number": chunked(b"zz\r\n", CREDITS, b"\r\n0\r\n\r\n"),
    "a chunk longer than its length": chunked(b"2\r\n", CREDITS, b"\r\n0\r\n\r\n"),
    "a chunk length of 30 digits": chunked(b"f" * 30 + b"\r\n", CREDITS),
    "no status line": b"Content-Length: 2\r\n\r\n{}",
    "a status that is no number": answer(status=b"OK 200"),
    "HTTP/0.9": CREDITS + b"\n",
    "the preface of HTTP/2": b"\0\0\x12\4\0\0\0\0\0\0\3\0\0\0d\0\4\0@\0\0\0\2\0\0\0\0",
    "the beginning of TLS": b"\x15\3\3\0\2\2(",
    "100,000 headers": answer(CREDITS, *[b"X-%d: x" % n for n in range(100_000)]),
    "a header of a megabyte": answer(CREDITS, b"X: " + b"x" * 1_000_000),
    "a header without a name": answer(CREDITS, b": x"),
    "a header with a control character": answer(CREDITS, b"X: a\0b"),
    "a transfer coding that nobody knows": answer(CREDITS, b"Transfer-Encoding: x"),
}
"""What a server says, before it waits for what the client makes of it."""


@pytest.mark.parametrize("said", LOST.values(), ids=LOST)
def test_what_cannot_be_understood(caller: Caller, said: bytes) -> None:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said)

    caller.fails(Fault(play, APIConnectionError, "connection lost"))


FLOODS = {
    "one header line": (b"HTTP/1.1 200 OK\r\nX: ", b"x" * 1000),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X: x\r\n" * 100),
    "chunk extensions": (chunked(b"5;"), b"x" * 1000),
    "trailers": (chunked(b"0\r\n"), b"X: x\r\n" * 100),
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_what_has_no_end(caller: Caller, flood: tuple[bytes, bytes]) -> None:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(flood[0])
        wire.flood(flood[1])

    caller.fails(Fault(play, APIConnectionError, "connection lost"))


def test_interim_answers_without_end(caller: Caller) -> None:
    def play(wire: Wire) -> None:
        wire.request()
        wire.flood(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)

    fault = Fault(play, APITimeoutError, "no answer in time", attempts=1)
    caller.fails(fault, deadline=DEADLINE)


RIGHT = {
    "interim answers before it": b"HTTP/1.1 102 Processing\r\n\r\n" * 20 + answer(),
    "two Content-Lengths that agree": answer(CREDITS, b"Content-Length: 53"),
    "chunks of one byte": chunked(
        *(b"1\r\n%c\r\n" % byte for byte in CREDITS), b"0\r\n\r\n"
    ),
    "a chunk extension": chunked(b"35;a=b\r\n", CREDITS, b"\r\n0\r\n\r\n"),
    # RFC 9112 section 6.3: the chunks count.
    "chunks and a Content-Length": chunked(
        SIZE, CREDITS, b"\r\n0\r\n\r\n", headers=[b"Content-Length: 9"]
    ),
    "a body that ends with the connection": b"HTTP/1.0 200 OK\r\n\r\n" + CREDITS,
}


@pytest.mark.parametrize("said", RIGHT.values(), ids=RIGHT)
def test_what_is_odd_but_right(caller: Caller, said: bytes) -> None:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said)

    caller.server.play = play
    assert caller.call(retries=0).data.total_usage == 2.5
