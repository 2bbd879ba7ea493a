"""``ResponseLimits``: how much of an answer a client takes from a server."""

from __future__ import annotations

from math import inf
from typing import NamedTuple, cast

import httpx2

from .public import public_module

_SHORT = 4 * 1024**2  # bytes
_LONGEST_NUMBER = 18  # digits
_EXTENSION = "response_limits"


class ResponseLimits(NamedTuple):
    """What is more is an error before it fills the memory; ``math.inf`` is no limit."""

    size: float = 1024**3
    """Bytes of a body that is read at once, after content codings (RFC 9110 section 8.4)."""
    ratio: float = 200.0
    """How many times longer than what was sent a body may be: JSON is 3 to 30 times, a
    body of zeros a thousand times. The first 4 MiB may be more."""
    event: float = 64 * 1024**2
    """Bytes of one item of a stream, which may have any number of them."""

    def hold_for(self, answer: httpx2.Response) -> None:
        """Who reads this answer, now or later, keeps to them."""
        answer.extensions[_EXTENSION] = self


ResponseLimits.__module__ = public_module("", otherwise=__name__)
_USUAL = ResponseLimits()


def limits_of(answer: httpx2.Response) -> ResponseLimits:
    """How much is taken of an answer."""
    return cast("ResponseLimits", answer.extensions.get(_EXTENSION, _USUAL))


class TooLarge(Exception):
    """More was sent than is taken; never leaves the runtime."""

    def __init__(self, what: str, field: str, *, hint: str = "") -> None:
        """``field`` is that of the limits."""
        lifted = f"response_limits=ResponseLimits({field}=…)"
        super().__init__(f"{what}; {hint}{lifted} takes more")


def is_short(answer: httpx2.Response) -> bool:
    """Whether its head shows that a body is within the limits.

    Raises `TooLarge` where it shows that it is not.
    """
    if answer.is_closed:  # a mock transport made it with its body
        return True
    headers = answer.headers
    length = headers.get("Content-Length", "")
    if "Transfer-Encoding" in headers or not length.isdecimal():
        return False
    size = limits_of(answer).size
    if len(length) <= _LONGEST_NUMBER and int(length) <= size:
        return "Content-Encoding" not in headers
    if answer.request.method == "HEAD":  # the length of what is not sent
        return True
    raise _too_long(size)


class Meter:
    """Counts the bytes of one body, after content codings, as they arrive."""

    __slots__ = ("_answer", "_ratio", "_size", "_taken")

    def __init__(self, answer: httpx2.Response, *, is_kept: bool) -> None:
        """``is_kept``: what was read stays in memory."""
        limits = limits_of(answer)
        self._answer = answer
        self._ratio = limits.ratio
        self._size = limits.size if is_kept else inf
        self._taken = 0

    def count(self, piece: bytes) -> bytes:
        """The same piece. Raises `TooLarge`."""
        self._taken += len(piece)
        if self._taken > self._size:
            raise _too_long(self._size)
        received = self._answer.num_bytes_downloaded
        if self._taken > _SHORT and self._taken > self._ratio * received:
            raise TooLarge(
                f"the body is over {self._ratio:g} times as long as what was sent of it",
                "ratio",
            )
        return piece


def _too_long(size: float) -> TooLarge:
    what = f"the body has more than {size:.0f} bytes"
    return TooLarge(what, "size", hint=".streamed() reads it in pieces, and ")
