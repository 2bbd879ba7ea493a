"""Handshakes that stall or fail, certificates that prove nothing, and TLS that is cut."""

from __future__ import annotations

import ssl
from collections.abc import Callable

import pytest

from openrouter.errors import APIConnectionError, APITimeoutError

from .caller import DEADLINE, Caller, Fault, get_credits
from .certificates import Certificates
from .wire import Play, Tunnel, Wire, answer

INVALID: dict[str, tuple[Callable[[Certificates], ssl.SSLContext], str]] = {
    "expired": (Certificates.expired, "expired"),
    "another host": (Certificates.of_another_host, "mismatch"),
    "unknown authority": (Certificates.of_nobody, "issuer"),
    "self-signed": (Certificates.self_signed, "self-signed"),
}


@pytest.mark.parametrize(("make", "said"), INVALID.values(), ids=INVALID)
def test_an_invalid_certificate(
    caller: Caller,
    certificates: Certificates,
    make: Callable[[Certificates], ssl.SSLContext],
    said: str,
) -> None:
    """Trying again cannot help; nothing is sent."""
    context, received = make(certificates), []

    def play(wire: Wire) -> None:
        wire.secure(context)
        received.append(wire.request())

    fault = Fault(play, APIConnectionError, "certificate is not valid: ", attempts=1)
    error = caller.fails(fault, base_url=caller.server.url("https"))
    assert said in str(error)
    assert not any(received)


def says(said: bytes) -> Play:
    def play(wire: Wire) -> None:
        wire.socket.recv(64 * 1024)
        wire.say(said)

    return play


FAILED = {
    "HTTP": says(answer(b"", status=b"400 Bad Request")),
    "an alert": says(b"\x15\x03\x03\x00\x02\x02\x28"),
    "garbage": says(b"\xff" * 100),
    "nothing": says(b""),
    "a reset": Wire.reset,
}


@pytest.mark.parametrize("play", FAILED.values(), ids=FAILED)
def test_a_handshake_that_fails(caller: Caller, play: Play) -> None:
    fault = Fault(play, APIConnectionError, "could not connect")
    caller.fails(fault, base_url=caller.server.url("https"))


def drips(wire: Wire) -> None:
    wire.socket.recv(64 * 1024)
    wire.drip(b"\x16\x03\x03\x0f\xff" + b"\x02" * 1000)


STALLED = {"at its beginning": Wire.wait, "byte by byte": drips}


@pytest.mark.parametrize("play", STALLED.values(), ids=STALLED)
def test_a_handshake_that_stalls(caller: Caller, play: Play) -> None:
    fault = Fault(play, APITimeoutError, "in time", attempts=1)
    caller.fails(fault, base_url=caller.server.url("https"), deadline=DEADLINE)


def test_a_stalled_handshake_has_the_timeout_of_connecting(caller: Caller) -> None:
    fault = Fault(Wire.wait, APITimeoutError, "could not connect in time")
    caller.fails(fault, base_url=caller.server.url("https"), timeout=0.05)


def test_an_answer_in_drops(caller: Caller, certificates: Certificates) -> None:
    context = certificates.valid()

    def play(wire: Wire) -> None:
        wire.secure(context)
        wire.request()
        wire.drip(answer(b"x" * 1000))

    fault = Fault(play, APITimeoutError, "no answer in time", attempts=1)
    caller.fails(fault, base_url=caller.server.url("https"), deadline=DEADLINE)


@pytest.mark.parametrize("end", ["end", "reset", "garbage"])
def test_a_body_that_is_cut(
    caller: Caller, certificates: Certificates, end: str
) -> None:
    """Without the word that TLS ends with."""
    context = certificates.valid()

    def play(wire: Wire) -> None:
        tunnel = Tunnel(wire, context)
        tunnel.request()
        tunnel.say(answer(length=500))
        if end == "reset":
            wire.reset()
        elif end == "garbage":
            wire.say(b"\x17\x03\x03\x00\x20" + b"x" * 32)

    fault = Fault(play, APIConnectionError, "connection")
    caller.fails(fault, get_credits, base_url=caller.server.url("https"))
