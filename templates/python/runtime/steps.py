"""What a call needs done: the steps that `exchange` yields, and the clients take."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import httpx2

from .deadline import Deadline

if TYPE_CHECKING:
    from .locks import Lock

T = TypeVar("T")


class Send(NamedTuple):
    """Send this request: an `httpx2.Response` that is still open, or a `Failure`."""

    request: httpx2.Request
    foreign: bool
    """It goes to another origin: without the HTTP client's own credentials."""
    auth: httpx2.Auth | None
    """What answers the challenges of the server, in place of the HTTP client's own."""
    deadline: Deadline


class Read(NamedTuple):
    """Read this answer to its end: an `httpx2.Response` or a `Failure`."""

    answer: httpx2.Response
    deadline: Deadline


class Sleep(NamedTuple):
    """Wait."""

    seconds: float


class Ask(NamedTuple):
    """Call this function for a credential."""

    function: Callable[[], Any]

    def __repr__(self) -> str:  # it may be called with a secret
        return "<Ask>"


class Acquire(NamedTuple):
    """Take this lock: whether it was there in time. Who has it releases it."""

    lock: Lock
    deadline: Deadline


class Notify(NamedTuple):
    """Call this hook."""

    hook: Callable[[Any], object]
    event: object
    answer: httpx2.Response | None
    """It is open, and closed if the hook raises."""


Step: TypeAlias = Send | Read | Sleep | Ask | Acquire | Notify
Exchange: TypeAlias = Generator[Step, Any, T]
"""Yields what is to be done, is sent what came of it, and returns what a call returns."""
