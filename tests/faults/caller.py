"""Calls a server with a client of either kind, and judges what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeAlias

import pytest

from openrouter import AsyncOpenRouter, OpenRouter, errors

from ..contract.sdk import Kind, Sdk
from ..contract.secrecy import assert_hidden
from .leaks import other_tasks
from .wire import Play, Server

Client: TypeAlias = OpenRouter | AsyncOpenRouter
Does: TypeAlias = Callable[[Any], Any]
"""What is done with a client: a call."""

DEADLINE = 0.15
"""Seconds, where a server would take for ever."""


def get_credits(client: Any) -> Any:
    return client.credits.get_credits()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a server does, and what a call comes to."""

    play: Play
    raises: type[errors.OpenRouterError]
    said: str = ""
    attempts: int = 3
    """Three where trying again may help, and else one."""


class Caller:
    """Calls of one client after another; nobody sleeps between attempts."""

    def __init__(self, kind: Kind, server: Server) -> None:
        self.kind = kind
        self.server = server
        self.is_done = threading.Event()
        """Set once a call has failed: for servers that look at nothing else."""
        self._sdk = Sdk(kind, server.url())

    def client(self, **options: Any) -> Client:
        """One whose calls end, whatever goes wrong with a test."""
        return self._sdk.client(**{"deadline": 5.0, **options})

    def settle(self, result: Any) -> Any:
        return self._sdk.settle(result)

    def call(self, does: Does = get_credits, **options: Any) -> Any:
        return self.settle(does(self.client(**options)))

    def fails(
        self, fault: Fault, does: Does = get_credits, **options: Any
    ) -> errors.OpenRouterError:
        """In time, with the error that is expected, and with nothing left open."""
        self.server.play = fault.play
        client = self.client(**options)
        begun = monotonic()
        with pytest.raises(errors.OpenRouterError) as caught:
            self.settle(does(client))
        self.is_done.set()
        assert monotonic() - begun < (options.get("deadline") or 5.0) + 1.0
        assert type(caught.value) is fault.raises, caught.value
        assert fault.said in str(caught.value)
        assert_hidden(caught.value)
        assert 1 + len(self._sdk.waits) == fault.attempts
        if self.kind == "async":
            assert not self.settle(other_tasks())
        assert self.server.is_left(), "a connection is still open"
        return caught.value

    def __enter__(self) -> Self:
        self._sdk.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.is_done.set()
        self._sdk.__exit__(kind, error, traceback)
