"""``Deadline``: the end of the time that a call may take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Self

import httpx2

from .clock import AsyncClock, Clock

_ABOUT = 0.01  # seconds: clocks and waits of a system differ by less
_UNBOUNDED: AbstractContextManager[object] = nullcontext()


class Deadline:
    """An end of time by a clock; there may be none."""

    __slots__ = ("_clock", "_end")

    def __init__(self, seconds: float | None, clock: Clock | AsyncClock) -> None:
        self._clock = clock
        self._end = None if seconds is None else clock.monotonic() + seconds

    def passes_within(self, seconds: float) -> bool:
        return self._end is not None and self._clock.monotonic() + seconds >= self._end

    def seconds_left(self) -> float | None:
        """None: for ever."""
        return None if self._end is None else self._left(self._end)

    def cap(self, timeout: Mapping[str, float | None]) -> Mapping[str, float | None]:
        """``timeout``, with no step longer than what is left."""
        if self._end is None:
            return timeout
        left = self._left(self._end)
        return {step: Wait(most, left, self) for step, most in timeout.items()}

    def guard(self, answer: httpx2.Response) -> None:
        """Reading the body raises TimeoutError when data arrives too late."""
        if self._end is not None and isinstance(answer.stream, httpx2.SyncByteStream):
            answer.stream = _InTime(answer.stream, self)

    def cancelling(self) -> AbstractContextManager[object]:
        """A context whose awaiting is cancelled, and which raises TimeoutError then."""
        if self._end is None:
            return _UNBOUNDED
        import anyio

        return anyio.fail_after(self._left(self._end))

    def _left(self, end: float) -> float:
        return max(0.0, end - self._clock.monotonic())


class Wait(float):
    """Seconds that a step may wait: as many as were left when it was made.

    The HTTP client hands it down as it is. A step is many waits for data, and `sockets`
    asks before each of them how many seconds are left.
    """

    __slots__ = ("_deadline", "most")

    def __new__(cls, most: float | None, left: float, deadline: Deadline) -> Self:
        wait = super().__new__(cls, left if most is None else min(most, left))
        wait.most = most
        wait._deadline = deadline
        return wait

    _deadline: Deadline
    most: float | None
    """Seconds, whatever the deadline; None: for ever."""

    def left(self) -> float:
        """Seconds that the next wait may last."""
        left = self._deadline.seconds_left()
        assert left is not None
        return left if self.most is None else min(self.most, left)

    def is_over(self) -> bool:
        """Whether the deadline has passed, or is about to."""
        return self._deadline.passes_within(_ABOUT)


class _InTime(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            if self._deadline.passes_within(0.0):
                raise TimeoutError
            yield chunk

    def close(self) -> None:
        self._stream.close()
