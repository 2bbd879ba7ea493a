"""Retries: whether, when and how often a request is sent again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY")
"""The methods that may be sent again whatever became of them (RFC 9110, section 9.2.2)."""
RETRIED = (408, 500, 502, 503, 504)
"""The statuses after which these are."""
ALWAYS_RETRIED = (429,)
"""Those after which every request is."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """What is said of retries. None: nothing, so that it is as usual; times in seconds."""

    max_retries: int | None = None
    initial_delay: float | None = None
    multiplier: float | None = None
    max_delay: float | None = None
    max_retry_after: float | None = None
    methods: tuple[str, ...] | None = None
    """Beside those that are idempotent."""
    statuses: tuple[int | str, ...] | None = None
    """Codes, or ranges such as `5XX`, after which these are sent again, beside the usual."""
    any_method_statuses: tuple[int | str, ...] | None = None
    """Those after which every request is, beside the usual."""
    connection_errors: bool | None = None

    def over(self, other: RetryPolicy) -> RetryPolicy:
        """This one, and where it says nothing, the other."""
        said = (
            (getattr(self, one.name), getattr(other, one.name)) for one in fields(self)
        )
        return RetryPolicy(*(b if a is None else a for a, b in said))


USUAL_RETRIES = RetryPolicy(
    max_retries=2,
    initial_delay=0.5,
    multiplier=2.0,
    max_delay=8.0,
    max_retry_after=60.0,
    connection_errors=True,
)
"""What clients do where nothing is said."""


def together(usual: Iterable[int | str], more: Iterable[int | str]) -> list[int | str]:
    """All statuses, but for the codes that a range holds."""
    found = {*usual, *more}
    return sorted(
        (one for one in found if f"{str(one)[0]}XX" not in found or "XX" in str(one)),
        key=str,
    )
