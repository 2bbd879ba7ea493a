"""Policies of retries → what the runtime is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..code import Code
from ..ir import RetryPolicy
from .imports import Imports
from .literals import literal

_DURATIONS = {
    "initial_delay": "InitialDelay",
    "max_delay": "MaxDelay",
    "max_retry_after": "MaxRetryAfter",
}
_STATUSES = {"statuses": "Statuses", "any_method_statuses": "AnyMethodStatuses"}


def described_policy(policy: RetryPolicy, imports: Imports) -> Code:
    pairs = _entries(policy, imports)
    entries = ", ".join(f"{key}: {value}" for key, value in pairs)
    return Code(f"&runtime.RetryPolicy{{{entries}}}")


def duration(seconds: float, imports: Imports) -> Code:
    """A time.Duration: `2 * time.Second`, or in smaller units where it needs them."""
    time = imports.standard("time")
    for unit, parts in (("Second", 1), ("Millisecond", 1_000)):
        if (seconds * parts).is_integer():
            return Code(f"{int(seconds * parts)} * {time}.{unit}")
    return Code(f"{round(seconds * 1e9)} * {time}.Nanosecond")


def _entries(policy: RetryPolicy, imports: Imports) -> Iterator[tuple[str, str]]:
    if policy.max_retries is not None:
        yield "MaxRetries", f"Pointer({policy.max_retries})"
    for name, field in _DURATIONS.items():
        if (seconds := getattr(policy, name)) is not None:
            yield field, f"Pointer({duration(float(seconds), imports)})"
    if policy.multiplier is not None:
        yield "Multiplier", f"Pointer({float(policy.multiplier)!r})"
    if policy.connection_errors is not None:
        yield "ConnectionErrors", f"Pointer({literal(policy.connection_errors)})"
    if policy.methods:
        yield "Methods", _texts(policy.methods)
    for name, field in _STATUSES.items():
        if statuses := getattr(policy, name):
            yield field, _texts(map(str, statuses))


def _texts(values: Iterable[str]) -> str:
    return f"[]string{{{', '.join(map(literal, values))}}}"
