"""One test for both clients: makes clients of either kind and settles their results."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Literal, Self, TypeAlias, TypeVar

from openrouter import AsyncOpenRouter, OpenRouter
from openrouter._runtime.clock import AsyncClock, Clock

T = TypeVar("T")
Kind: TypeAlias = Literal["sync", "async"]

KEY = "sk-a-key-that-nobody-may-see"
NOW = 1_800_000_000
"""Seconds since the epoch, as the clients under test believe; it stands still."""


class Sdk:
    """Clients of one kind for the server at `base_url`; leaving `with` closes them.

    What their methods return goes through `settle`: a result stays as it is, a coroutine
    is run, always on the same event loop, so that its connections live on. Nobody ever
    sleeps: `waits` lists the seconds that a client wanted to.
    """

    def __init__(self, kind: Kind, base_url: str) -> None:
        self.base_url = base_url
        self.waits: list[float] = []
        self._kind = kind
        self._clients: list[OpenRouter | AsyncOpenRouter] = []
        self._loop = asyncio.Runner()

    def client(
        self, api_key: str | None = KEY, **options: Any
    ) -> OpenRouter | AsyncOpenRouter:
        """A client with the test's key and server; `options` as its class takes them."""
        options.setdefault("base_url", self.base_url)
        client: OpenRouter | AsyncOpenRouter
        if self._kind == "sync":
            client = OpenRouter(api_key, **options)
            client._clock = Clock(time=lambda: NOW, sleep=self.waits.append)
        else:
            client = AsyncOpenRouter(api_key, **options)
            client._clock = AsyncClock(time=lambda: NOW, sleep=self._wait)
        self._clients.append(client)
        return client

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    def settle(self, result: T | Coroutine[Any, Any, T]) -> T:
        """The result, once it is there."""
        if isinstance(result, Coroutine):
            awaited: T = self._loop.run(result)
            return awaited
        return result

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for client in self._clients:
            match client:
                case OpenRouter():
                    client.close()
                case AsyncOpenRouter():
                    self._loop.run(client.aclose())
        self._loop.close()
