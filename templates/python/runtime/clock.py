"""Time and chance, as values, so that a test can decide both."""

from __future__ import annotations

import random as _random
import time as _time
from collections.abc import Awaitable, Callable
from typing import NamedTuple

LONGEST = 2_000_000.0
"""Seconds (23 days): the longest time that sockets of every system can wait."""


def is_time(seconds: object) -> bool:
    """Whether this is a number of seconds that a system can wait: no NaN, no infinity.

    Times in the past are negative.
    """
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        return False
    return abs(seconds) <= LONGEST


async def _sleep(seconds: float) -> None:
    import anyio  # only a call that waits needs it

    await anyio.sleep(seconds)


class Clock(NamedTuple):
    """What a client knows of time; all in seconds."""

    monotonic: Callable[[], float] = _time.monotonic
    time: Callable[[], float] = _time.time
    """Since the epoch: compared with dates that a server sends."""
    random: Callable[[], float] = _random.random
    """From 0.0 to 1.0: spreads retries."""
    sleep: Callable[[float], None] = _time.sleep


class AsyncClock(NamedTuple):
    """A `Clock` whose ``sleep`` is awaited."""

    monotonic: Callable[[], float] = _time.monotonic
    time: Callable[[], float] = _time.time
    random: Callable[[], float] = _random.random
    sleep: Callable[[float], Awaitable[None]] = _sleep
