"""Time and chance, as values, so that a test can decide both."""

from __future__ import annotations

import random as _random
import time as _time
from collections.abc import Awaitable, Callable
from typing import NamedTuple


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
    """A `Clock` whose ``sleep`` is awaited; works under asyncio and trio."""

    monotonic: Callable[[], float] = _time.monotonic
    time: Callable[[], float] = _time.time
    random: Callable[[], float] = _random.random
    sleep: Callable[[float], Awaitable[None]] = _sleep
