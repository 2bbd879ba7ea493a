"""Servers that take their time: at each step, a deadline ends the call."""

from __future__ import annotations

import itertools
import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from openrouter.errors import APIError, APITimeoutError

from .caller import DEADLINE, Caller, Fault
from .wire import Play, Wire, answer, chunked

ENDLESS = itertools.repeat(ord("x"))
LARGE = b"x" * 32 * 1024 * 1024  # more than what sockets hold


def drips(said: bytes, drops: Iterable[int]) -> Play:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said)
        wire.drip(drops)
        wire.wait()

    return play


DRIPS = {
    "nothing": drips(b"", b""),
    "in the status line": drips(b"HTTP/1.1 200 ", ENDLESS),
    "in a header": drips(answer()[:25], ENDLESS),
    "interim answers": drips(b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 100),
    "no body": drips(answer(b"{", length=1000), b""),
    "in the body": drips(answer(b"", length=1000), ENDLESS),
    "in the length of a chunk": drips(chunked(), itertools.repeat(ord("0"))),
    "in a chunk extension": drips(chunked(b"5;"), ENDLESS),
    "in a chunk": drips(chunked(b"ff\r\n"), ENDLESS),
    "in the trailers": drips(chunked(b"0\r\n"), ENDLESS),
}


@pytest.mark.parametrize("play", DRIPS.values(), ids=DRIPS)
def test_an_answer_in_drops(caller: Caller, play: Play) -> None:
    fault = Fault(play, APITimeoutError, "no answer in time", attempts=1)
    caller.fails(fault, deadline=DEADLINE)


@pytest.mark.parametrize("name", ["nothing", "in a header", "in the body"])
def test_without_a_timeout(caller: Caller, name: str) -> None:
    fault = Fault(DRIPS[name], APITimeoutError, "no answer in time", attempts=1)
    caller.fails(fault, deadline=DEADLINE, timeout=None)


def test_the_status_of_a_failure_is_the_news(caller: Caller) -> None:
    """Its body would have come too late."""
    play = drips(answer(b"", length=1000, status=b"418 No"), ENDLESS)
    caller.fails(Fault(play, APIError, "418", attempts=1), deadline=DEADLINE)


def test_a_timeout_is_for_each_silence(caller: Caller) -> None:
    fault = Fault(drips(b"", b""), APITimeoutError, "no answer in time")
    caller.fails(fault, timeout=0.05)


def upload(client: Any) -> Any:
    return client.request("PUT", "/file", body=LARGE)


@pytest.mark.parametrize("at_a_time", [0, 16 * 1024])
def test_a_server_that_hardly_reads(caller: Caller, at_a_time: int) -> None:
    def play(wire: Wire) -> None:
        while not caller.is_done.wait(0.02):
            wire.socket.recv(at_a_time)

    fault = Fault(play, APITimeoutError, "no answer in time", attempts=1)
    caller.fails(fault, upload, deadline=DEADLINE)


@contextmanager
def full_queue() -> Iterator[int]:
    """A port whose queue of connections is full, and stays so."""
    with ExitStack() as sockets:
        listening = sockets.enter_context(socket.create_server(("127.0.0.1", 0)))
        listening.listen(0)
        for _ in range(8):
            waiting = sockets.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]


@pytest.mark.skipif(sys.platform != "linux", reason="others refuse what waits too long")
class TestNobodyAccepts:
    def test_a_timeout(self, caller: Caller) -> None:
        fault = Fault(Wire.wait, APITimeoutError, "could not connect in time")
        with full_queue() as port:
            caller.fails(fault, base_url=f"http://127.0.0.1:{port}", timeout=0.1)

    def test_a_deadline(self, caller: Caller) -> None:
        fault = Fault(Wire.wait, APITimeoutError, "in time", attempts=1)
        with full_queue() as port:
            caller.fails(fault, base_url=f"http://127.0.0.1:{port}", deadline=DEADLINE)

    def test_a_deadline_of_all_addresses(
        self, caller: Caller, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each of a dozen addresses has what the others left of the deadline."""
        resolve = socket.getaddrinfo

        def getaddrinfo(host: Any, *args: Any, **options: Any) -> Any:
            found = resolve("127.0.0.1", *args, **options)
            return found * 12 if host in ("many.test", b"many.test") else found

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        fault = Fault(Wire.wait, APITimeoutError, "in time", attempts=1)
        with full_queue() as port:
            caller.fails(fault, base_url=f"http://many.test:{port}", deadline=DEADLINE)
