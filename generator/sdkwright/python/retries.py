"""Policies of retries → what the runtime is told of them: what is not as usual."""

from __future__ import annotations

from collections.abc import Iterator

from ..code import Code
from ..ir import (
    ALWAYS_RETRIED,
    IDEMPOTENT,
    RETRIED,
    USUAL_RETRIES,
    RetryPolicy,
    together,
)
from .literals import literal


def described_policy(policy: RetryPolicy, retry_policy: Code) -> Code:
    """A call of the class that is known as `retry_policy`."""
    return Code(f"{retry_policy}({', '.join(_arguments(policy))})")


def _arguments(policy: RetryPolicy) -> Iterator[str]:
    for name in (
        *("max_retries", "initial_delay", "multiplier", "max_delay"),
        *("max_retry_after", "connection_errors"),
    ):
        value = getattr(policy, name)
        if value not in (None, getattr(USUAL_RETRIES, name)):
            yield f"{name}={literal(value)}"
    for name, usual in (
        ("methods", IDEMPOTENT),
        ("statuses", RETRIED),
        ("any_method_statuses", ALWAYS_RETRIED),
    ):
        more = getattr(policy, name)
        if more:
            yield f"{name}={{{', '.join(map(literal, together(usual, more)))}}}"
