"""Whether to try again, and when: a pure decision; and how often at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal

from .clock import LONGEST, is_time
from .errors import ConfigurationError
from .locks import new_lock
from .public import public_module

Cause = Literal["connect", "cut off", "other"] | int
"""Why an attempt failed: no connection was made, one was lost (or was too slow) after
that, something that trying again cannot change, or the status of the answer."""

_RANGES = ("3XX", "4XX", "5XX")
_SECONDS = re.compile(r"\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often, and how long after a failure, a request is sent again.

    ================================== ========== =========== ====================
    cause                              GET, HEAD, POST, PATCH POST, PATCH with an
                                       OPTIONS,               idempotency key
                                       PUT,
                                       DELETE,
                                       QUERY
    ================================== ========== =========== ====================
    could not connect                  yes        yes         yes
    cut off, read timeout, 408, 500,   yes        no          yes
    502, 504
    429                                yes        yes         yes
    503                                yes        only with   yes
                                                  Retry-After
    ================================== ========== =========== ====================

    A request whose body comes from an iterator is never sent again. All times are in
    seconds. Whatever is allowed here, a client has a `RetryQuota` to spend.
    Raises `ConfigurationError` for what no policy can hold.
    """

    max_retries: int = 2
    """0 switches retries off."""
    initial_delay: float = 0.5
    """The delay before the n-th retry is drawn between 0 and this, multiplied n-1 times
    (full jitter) …"""
    multiplier: float = 2.0
    """… by this (1 to 10) …"""
    max_delay: float = 8.0
    """… but not above this."""
    max_retry_after: float = 60.0
    """What the server asks for (``Retry-After``, RFC 9110 section 10.2.3) is waited for
    up to this; if it asks for more, the error comes at once."""
    methods: Set[str] = frozenset(
        {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY"}
    )
    """Those of the first column: doing it twice is as good as doing it once."""
    statuses: Set[int | str] = frozenset({408, 500, 502, 503, 504})
    """Codes, and ranges such as ``"5XX"``, after which these are sent again, and what
    has an idempotency key; 503 with ``Retry-After`` is for all."""
    any_method_statuses: Set[int | str] = frozenset({429})
    """Those after which a request is sent again whatever its method."""
    connection_errors: bool = True
    """Whether a request is sent again that got no answer."""

    def __post_init__(self) -> None:
        for name in ("initial_delay", "max_delay", "max_retry_after"):
            value = getattr(self, name)
            if not is_time(value) or value < 0:
                raise _wrong(name, f"a number from 0 to {LONGEST:.0f}", value)
        if not _is_count(self.max_retries):
            raise _wrong("max_retries", "a whole number from 0 on", self.max_retries)
        if not is_time(self.multiplier) or not 1 <= self.multiplier <= 10:
            raise _wrong("multiplier", "a number from 1 to 10", self.multiplier)
        for name in ("methods", "statuses", "any_method_statuses"):
            values = getattr(self, name)
            if isinstance(values, (str, int)):
                raise _wrong(name, "a set", values)
            if name != "methods" and not all(map(_is_status, values)):
                raise _wrong(name, 'a set of codes from 300 on, or "5XX"', values)
            object.__setattr__(self, name, frozenset(values))

    def delay(
        self,
        cause: Cause,
        *,
        method: str,
        has_idempotency_key: bool,
        retry_after: float | None,
        retries: int,
        random: float,
    ) -> float | None:
        """Seconds until the next attempt; None: give up.

        ``retries`` were made before this failure; ``random`` lies in 0.0 to 1.0.
        """
        repeatable = has_idempotency_key or method in self.methods
        if retries >= self.max_retries or not self._may_retry(
            cause, repeatable=repeatable, retry_after=retry_after
        ):
            return None
        if retry_after is not None:
            return retry_after if retry_after <= self.max_retry_after else None
        grown = self.initial_delay * self.multiplier ** min(retries, 64)
        return min(self.max_delay, grown) * random

    def _may_retry(
        self, cause: Cause, *, repeatable: bool, retry_after: float | None
    ) -> bool:
        match cause:
            case "connect":
                return self.connection_errors
            case "cut off":
                return self.connection_errors and repeatable
            case "other":
                return False
            case status if _holds(self.any_method_statuses, status):
                return True
            case status if _holds(self.statuses, status):
                return repeatable or (status == 503 and retry_after is not None)
            case _:
                return False


RetryPolicy.__module__ = public_module("", otherwise=__name__)


class RetryQuota:
    """100 retries that all calls of a client, and of its copies, have in common.

    So an outage is not multiplied by everybody who is hit by it.
    A call that succeeds gives back its own retries, or a tenth of one if it needed none;
    nothing else does. Where none is left, the first failure of a call is its error.
    """

    SIZE = 100

    __slots__ = ("_lock", "spent")

    def __init__(self) -> None:
        self._lock = new_lock()
        self.spent = 0
        """In tenths of a retry. While it is 0, success need not be told."""

    def take(self) -> bool:
        """Whether there is one more retry; then it is spent."""
        with self._lock:
            if self.spent > 10 * (self.SIZE - 1):
                return False
            self.spent += 10
            return True

    def succeed(self, retries: int) -> None:
        """A call succeeded after so many retries."""
        with self._lock:
            self.spent = max(0, self.spent - (10 * retries or 1))


def _wrong(name: str, wanted: str, value: object) -> ConfigurationError:
    return ConfigurationError(f"{name} must be {wanted}, not {value!r}")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_status(value: int | str) -> bool:
    return value in _RANGES if isinstance(value, str) else 300 <= value <= 599


def _holds(statuses: Set[int | str], status: int) -> bool:
    return status in statuses or f"{status // 100}XX" in statuses


def parse_retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """How many seconds the server asks to wait; None where it says nothing sensible.

    Reads ``retry-after-ms``, else ``Retry-After`` in seconds or as a date, compared
    with ``now`` (seconds since the epoch); a date in the past is 0.
    """
    milliseconds = headers.get("retry-after-ms", "").strip()
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        date = parsedate_to_datetime(value)
        if date.tzinfo is None:
            date = date.replace(tzinfo=UTC)
        return max(0.0, date.timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
