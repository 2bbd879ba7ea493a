"""Connections that are kept between calls: one call never has the answer of another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from time import sleep
from typing import Any, TypeAlias

import pytest

from openrouter.errors import APIError, ResponseValidationError

from .caller import Caller, get_credits
from .certificates import Certificates
from .wire import CREDITS, Tunnel, Wire, answer

FORGED = answer(CREDITS.replace(b"2.5", b"666"))


def post(client: Any) -> Any:
    return client.request("POST", "/things", body={})


Ends: TypeAlias = Callable[[Wire, Event], None]
"""What becomes of a connection once its first answer is out; then it is closed. The
event is set when that was read."""


def resets(wire: Wire, is_read: Event) -> None:
    is_read.wait(1.0)  # it would take along what nobody has read
    wire.reset()


LATE = answer(b"", status=b"408 Request Timeout")
GONE: dict[str, Ends] = {
    "closes": lambda *_: None,
    "resets": resets,
    "says that the time is over": lambda wire, _: wire.say(LATE),
    "says something else": lambda wire, _: wire.say(FORGED),
}


@pytest.mark.parametrize("does", [get_credits, post])
@pytest.mark.parametrize("ends", GONE.values(), ids=GONE)
def test_what_was_closed_while_idle_is_not_used(
    caller: Caller, ends: Ends, does: Callable[[Any], Any]
) -> None:
    """Nothing was sent: a POST goes out too, and no attempt is lost."""
    is_read = Event()

    def play(wire: Wire) -> None:
        while wire.request():
            wire.say(answer())
            if wire.number == 1:
                ends(wire, is_read)
                return

    caller.server.play = play
    client = caller.client(retries=0)
    caller.settle(does(client))
    is_read.set()
    assert caller.server.is_left()
    caller.settle(does(client))
    assert caller.server.connections == 2


BEYOND = {
    "an answer": answer() + FORGED,
    "the head of one": answer() + b"HTTP/1.1 200 OK\r\nX-Forged: ",
    "some bytes": answer() + b"\0",
    "an empty line": answer() + b"\r\n",
    "a body without a length": b"HTTP/1.1 204 No Content\r\n\r\n" + FORGED,
    "a body of an answer that has none": answer(CREDITS, status=b"304 Not Modified"),
    "an answer to an error": answer(b"{}", status=b"404 Not Found") + FORGED,
}
"""What a server says, all at once, to the first request."""


@pytest.mark.parametrize("said", BEYOND.values(), ids=BEYOND)
def test_what_is_beyond_an_answer_answers_nobody(caller: Caller, said: bytes) -> None:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said if wire.number == 1 else answer())
        wire.wait()

    caller.server.play = play
    client = caller.client(retries=0)
    with suppress(APIError, ResponseValidationError):
        caller.settle(get_credits(client))
    assert caller.settle(get_credits(client)).data.total_usage == 2.5
    assert caller.server.connections == 2


@pytest.mark.parametrize("said", BEYOND.values(), ids=BEYOND)
def test_so_it_is_where_it_comes_next(caller: Caller, said: bytes) -> None:
    """In packets of its own, some of which arrive while the answer is read."""

    def play(wire: Wire) -> None:
        wire.request()
        if wire.number == 1:
            wire.say(*(said[place : place + 97] for place in range(0, len(said), 97)))
        else:
            wire.say(answer())
        wire.wait()

    caller.server.play = play
    client = caller.client(retries=0)
    with suppress(APIError, ResponseValidationError):
        caller.settle(get_credits(client))
    sleep(
        0.02
    )  # what comes when a request is on its way, nobody can tell from its answer
    assert caller.settle(get_credits(client)).data.total_usage == 2.5


@pytest.mark.parametrize("records", [1, 2])
def test_the_same_over_tls(
    caller: Caller, certificates: Certificates, records: int
) -> None:
    """In one record with the answer, or in another that arrives with it."""
    tls = certificates.valid()

    def play(wire: Wire) -> None:
        tunnel = Tunnel(wire, tls)
        tunnel.request()
        if wire.number > 1:
            tunnel.say(answer())
        elif records == 1:
            tunnel.say(answer() + FORGED)
        else:
            tunnel.say(answer(), FORGED)
        wire.wait()

    caller.server.play = play
    client = caller.client(retries=0, base_url=caller.server.url("https"))
    for _ in range(2):
        assert caller.settle(get_credits(client)).data.total_usage == 2.5
    assert caller.server.connections == 2


def test_a_connection_that_is_kept(caller: Caller, certificates: Certificates) -> None:
    """What is as it should be is used again, over TLS too."""
    tls = certificates.valid()

    def play(wire: Wire) -> None:
        wire.secure(tls)
        while wire.request():
            wire.say(answer())

    caller.server.play = play
    client = caller.client(retries=0, base_url=caller.server.url("https"))
    for _ in range(4):
        caller.settle(get_credits(client))
    assert caller.server.connections == 1
