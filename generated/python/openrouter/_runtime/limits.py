"""``ResponseLimits``: how much of an answer a client takes from a server."""

from __future__ import annotations

from typing import NamedTuple

from .public import public_module


class ResponseLimits(NamedTuple):
    """What is more than this is an error, before it fills the memory."""

    size: int = 1024**3
    """Bytes of a body that is read at once, after content codings."""
    ratio: float = 200.0
    """How many times longer a body may be than what was sent of it; short ones may be
    more, and a body of zeros is a thousand times."""
    event: int = 64 * 1024**2
    """Bytes of one item of a stream."""


ResponseLimits.__module__ = public_module("", otherwise=__name__)
