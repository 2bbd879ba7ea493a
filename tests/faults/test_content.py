"""Bodies that arrive whole and are not what they are said to be."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

from openrouter.errors import APIConnectionError, ResponseValidationError

from .caller import Caller, Fault
from .wire import CREDITS, Play, Wire, answer

GZIP, DEFLATE = b"Content-Encoding: gzip", b"Content-Encoding: deflate"
LARGE = gzip.compress(CREDITS + b" " * 100_000)


def says(said: bytes) -> Play:
    def play(wire: Wire) -> None:
        wire.request()
        wire.say(said)

    return play


UNREADABLE = {
    "bad gzip": answer(CREDITS, GZIP),
    "a bad checksum of gzip": answer(gzip.compress(CREDITS)[:-8] + b"\0" * 8, GZIP),
    "gzip broken in the middle": answer(LARGE[:40] + b"\xff" * 40 + LARGE[80:], GZIP),
    "bad deflate": answer(CREDITS, DEFLATE),
}


@pytest.mark.parametrize("said", UNREADABLE.values(), ids=UNREADABLE)
def test_a_coding_that_is_broken(caller: Caller, said: bytes) -> None:
    caller.fails(Fault(says(said), APIConnectionError, "cannot be decoded", attempts=1))


TRUNCATED = {
    "gzip": answer(LARGE[:-20], GZIP),
    "the checksum of gzip": answer(LARGE[:-4], GZIP),
    "deflate": answer(zlib.compress(CREDITS)[:-10], DEFLATE),
}


@pytest.mark.parametrize("said", TRUNCATED.values(), ids=TRUNCATED)
def test_a_coding_that_is_cut_off(caller: Caller, said: bytes) -> None:
    """Its length is right: a part of the body must not pass for all of it."""

    def whole(client: Any) -> Any:
        return client.request("GET", "/file", cast_to=bytes)

    caller.fails(Fault(says(said), APIConnectionError, "decoded", attempts=1), whole)


PROMISED_OTHERWISE = {
    "a coding that nobody knows": answer(b"\1\2", b"Content-Encoding: x-own"),
    "bad UTF-8": answer(b'{"data": "\xff\xfe"}'),
    "bad JSON": answer(b'{"data": nothing}'),
    "truncated JSON": answer(CREDITS[:-5]),
    "JSON and something else": answer(CREDITS + b"}"),
    "JSON nested 100,000 times": answer(b"[" * 100_000),
    "a number of 10,000 digits": answer(b'{"data": ' + b"9" * 10_000 + b"}"),
    "HTML": answer(b"<html>Welcome</html>").replace(b"application/json", b"text/html"),
    "no body": answer(b""),
    "no body, by its status": b"HTTP/1.1 204 No Content\r\n\r\n",
    "the error of a gateway": answer(b'{"error": {"code": 502}}'),
}


@pytest.mark.parametrize("said", PROMISED_OTHERWISE.values(), ids=PROMISED_OTHERWISE)
def test_what_was_not_promised(caller: Caller, said: bytes) -> None:
    caller.fails(Fault(says(said), ResponseValidationError, attempts=1))


def test_deflate_without_its_header(caller: Caller) -> None:
    """As many servers write it (RFC 9110 section 8.4.1.2)."""
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = raw.compress(CREDITS) + raw.flush()
    caller.server.play = says(answer(body, DEFLATE))
    assert caller.call().data.total_usage == 2.5
