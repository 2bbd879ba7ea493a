"""What is said of retries, in the configuration or by an extension.

Each of these words has a reader; all of them read the same `RetryPolicy`. The page of the
documentation (`docs/retries.md`) shows each form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from .extensions import RetryDialect
from .http import is_token
from .ir import METHODS, RetryPolicy

KEYS = (
    *("max_retries", "initial_delay", "multiplier", "max_delay", "max_retry_after"),
    *("methods", "statuses", "connection_errors"),
)
_LONGEST = 2_000_000  # seconds (23 days)
_Said: TypeAlias = Mapping[str, Any]
_STATUS = re.compile("[345]([0-9][0-9]|XX)", re.ASCII)
_HEEDED: Mapping[RetryDialect, tuple[str, ...]] = {
    "ours": KEYS,
    "speakeasy": ("strategy", "backoff", "statusCodes", "retryConnectionErrors"),
    "fern": ("disabled",),
    "strategy": ("type", "initialDelay", "maxDelay", "maxAttempts"),
}
_HEEDED_OF_BACKOFF = ("initialInterval", "maxInterval", "exponent")


class Misunderstood(Exception):
    """What is said of retries cannot be understood; the message says why."""


def ours(said: _Said) -> RetryPolicy:
    """Reads our own words, whose times are seconds.

    Raises:
        Misunderstood: a key is unknown, or its value of another kind.
    """
    for key in said:
        if key not in KEYS:
            raise Misunderstood(f"`{key}` is not known, there are {', '.join(KEYS)}")
    return RetryPolicy(
        max_retries=_count(said, "max_retries"),
        initial_delay=_seconds(said, "initial_delay"),
        multiplier=_multiplier(said, "multiplier"),
        max_delay=_seconds(said, "max_delay"),
        max_retry_after=_seconds(said, "max_retry_after"),
        methods=_methods(said, "methods"),
        statuses=_statuses(said, "statuses"),
        connection_errors=_flag(said, "connection_errors"),
    )


def speakeasy(said: _Said) -> RetryPolicy:
    """Reads `strategy`, `backoff`, `statusCodes` and `retryConnectionErrors`.

    Times are milliseconds; raises `Misunderstood`.
    """
    match said.get("strategy"):
        case "none":
            return RetryPolicy(max_retries=0)
        case "backoff":
            backoff = said.get("backoff", {})
        case strategy:
            raise Misunderstood(f"a `strategy` {strategy!r}")
    if not isinstance(backoff, dict):
        raise Misunderstood("`backoff` is no object")
    return RetryPolicy(
        initial_delay=_milliseconds(backoff, "initialInterval"),
        multiplier=_multiplier(backoff, "exponent"),
        max_delay=_milliseconds(backoff, "maxInterval"),
        statuses=_statuses(said, "statusCodes"),
        connection_errors=_flag(said, "retryConnectionErrors"),
    )


def fern(said: _Said) -> RetryPolicy:
    """Reads `disabled`; raises `Misunderstood`."""
    return RetryPolicy(max_retries=0 if _flag(said, "disabled") else None)


def strategy(said: _Said) -> RetryPolicy:
    """Reads `type`, `initialDelay`, `maxDelay` and `maxAttempts`: the first, and retries.

    Times are milliseconds; raises `Misunderstood`.
    """
    multipliers = {"exponential": None, "constant": 1.0, "fixed": 1.0}
    kind = said.get("type", "exponential")
    if not isinstance(kind, str) or kind not in multipliers:
        raise Misunderstood(f"a `type` {kind!r}")
    attempts = _count(said, "maxAttempts")
    return RetryPolicy(
        max_retries=None if attempts is None else max(0, attempts - 1),
        initial_delay=_milliseconds(said, "initialDelay"),
        multiplier=multipliers[kind],
        max_delay=_milliseconds(said, "maxDelay"),
    )


def unheeded(dialect: RetryDialect, said: _Said) -> Iterator[tuple[str, ...]]:
    """Where something is said that changes nothing, such as for how long to go on."""
    for key, value in said.items():
        if key not in _HEEDED[dialect]:
            yield (key,)
        elif key == "backoff" and isinstance(value, dict):
            yield from ((key, one) for one in value if one not in _HEEDED_OF_BACKOFF)


def _count(said: _Said, key: str) -> int | None:
    value = said.get(key)
    if value is None or (type(value) is int and value >= 0):
        return value
    raise Misunderstood(f"`{key}` is no count")


def _flag(said: _Said, key: str) -> bool | None:
    value = said.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise Misunderstood(f"`{key}` is neither true nor false")


def _number(said: _Said, key: str, lowest: float, highest: float) -> float | None:
    value = said.get(key)
    if value is None:
        return None
    if type(value) in (int, float) and lowest <= value <= highest:
        return float(value)
    raise Misunderstood(f"`{key}` is no number from {lowest:.0f} to {highest:.0f}")


def _seconds(said: _Said, key: str) -> float | None:
    return _number(said, key, 0, _LONGEST)


def _milliseconds(said: _Said, key: str) -> float | None:
    value = _number(said, key, 0, _LONGEST * 1000)
    return None if value is None else value / 1000


def _multiplier(said: _Said, key: str) -> float | None:
    return _number(said, key, 1, 10)


def _methods(said: _Said, key: str) -> tuple[str, ...] | None:
    values = _list(said, key)
    if values is None:
        return None
    if not all(map(is_token, values)):
        raise Misunderstood(f"`{key}` is no list of methods, such as POST")
    return tuple(one.upper() if one.lower() in METHODS else one for one in values)


def _statuses(said: _Said, key: str) -> tuple[int | str, ...] | None:
    """Codes may be texts, and ranges in lower case."""
    values = _list(said, key)
    return None if values is None else tuple(map(_status, values))


def _status(value: Any) -> int | str:
    text = str(value).upper()
    if _STATUS.fullmatch(text):
        return int(text) if text.isdecimal() else text
    raise Misunderstood(f"{value!r} is no status of a failure, such as 503 or 5XX")


def _list(said: _Said, key: str) -> tuple[Any, ...] | None:
    values = said.get(key)
    if values is None or isinstance(values, list):
        return None if values is None else tuple(values)
    raise Misunderstood(f"`{key}` is no list")
