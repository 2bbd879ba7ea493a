"""``RetryQuota``: how often a client may try again at all, so that an outage is not
multiplied by everybody who is hit by it."""

from __future__ import annotations

from .locks import new_lock


class RetryQuota:
    """100 retries that all calls of a client, and of its copies, have in common.

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
