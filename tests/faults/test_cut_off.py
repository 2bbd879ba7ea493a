"""Connections that break: at each kind of byte, by RST and by FIN."""

from __future__ import annotations

import socket

import pytest

from openrouter.errors import APIConnectionError

from .caller import Caller, Fault
from .wire import Play, Wire, answer, chunked

AT = {
    "after the request": b"",
    "in the status line": b"HTTP/1.1 20",
    "in a header": answer()[:40],
    "before the body": answer(b"", length=50),
    "in the body": answer()[:-9],
    "in the length of a chunk": chunked(b"1"),
    "in a chunk": chunked(b'20\r\n{"data"'),
    "between chunks": chunked(b"1\r\n{\r\n"),
    "in the last chunk": chunked(b"2\r\n{}\r\n0\r\n"),
}
"""What a server says before it is gone."""


def breaks(said: bytes, *, by: str) -> Play:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said)
        if by == "reset":
            wire.reset()

    return play


@pytest.mark.parametrize("by", ["reset", "end"])
@pytest.mark.parametrize("said", AT.values(), ids=AT)
def test_an_answer_that_breaks_off(caller: Caller, said: bytes, by: str) -> None:
    play = breaks(said, by=by)
    caller.fails(Fault(play, APIConnectionError, "connection lost"))


@pytest.mark.parametrize("said", AT.values(), ids=AT)
def test_what_may_have_been_done_is_not_done_again(caller: Caller, said: bytes) -> None:
    fault = Fault(
        breaks(said, by="end"), APIConnectionError, "connection lost", attempts=1
    )
    caller.fails(fault, lambda client: client.request("POST", "/x", body={}))


def test_a_reset_before_the_request_is_read(caller: Caller) -> None:
    caller.fails(Fault(Wire.reset, APIConnectionError))  # as likely while it connects


def test_an_end_before_the_request_is_read(caller: Caller) -> None:
    caller.fails(Fault(lambda _: None, APIConnectionError))


def test_a_connection_that_is_half_closed(caller: Caller) -> None:
    def half_close(wire: Wire) -> None:
        wire.request()
        wire.say(answer()[:-9])
        wire.socket.shutdown(socket.SHUT_WR)
        wire.wait()

    caller.fails(Fault(half_close, APIConnectionError, "connection lost"))


FIRST: dict[str, Play] = {
    "a reset": Wire.reset,
    "half an answer": breaks(answer()[:-9], by="end"),
    "silence": Wire.wait,
}


@pytest.mark.parametrize("first", FIRST.values(), ids=FIRST)
def test_a_retry_that_works(caller: Caller, first: Play) -> None:
    def play(wire: Wire) -> None:
        if wire.number == 1:
            first(wire)
        else:
            wire.request()
            wire.say(answer())

    caller.server.play = play
    assert caller.call(timeout=0.1).data.total_usage == 2.5
    assert caller.server.connections == 2
