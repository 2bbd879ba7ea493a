"""What becomes of an answer that is not what was promised."""

from __future__ import annotations

from typing import Any

import httpx2

from .decode import DecodeError

_EXTENSION = "lenient_operation"


def take_leniently(answer: httpx2.Response, operation: str) -> None:
    """Whoever decodes this answer, now or later, builds what can be built."""
    answer.extensions[_EXTENSION] = operation


def lenient_operation(answer: httpx2.Response) -> str | None:
    """The operation of an answer that is taken leniently."""
    return answer.extensions.get(_EXTENSION)


def settled(error: DecodeError, answer: httpx2.Response) -> Any:
    """What can be built all the same of a lenient answer; else raises ``error``."""
    operation = lenient_operation(answer)
    if operation is None:
        raise error
    from .lenient import built  # few are lenient, and most answers fit

    return built(error, operation, answer.headers)
