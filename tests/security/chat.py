"""A small API of chats, called by its generated SDK, whose calls cost money."""

from __future__ import annotations

from functools import partial
from types import ModuleType
from typing import Any

import pytest

from openrouter._runtime.clock import AsyncClock, Clock

from ..contract.server import Server
from .calling import SECRET, Caller

MESSAGE = {"kind": "text", "text": "Hello"}


class Chat:
    """The SDK, in either of its kinds; nobody sleeps, ``waits`` are what they would."""

    def __init__(self, package: ModuleType, caller: Caller, server: Server) -> None:
        self.errors = package.errors
        self.waits: list[float] = []
        self._package = package
        self._caller = caller
        self._server = server

    def client(self, **options: Any) -> Any:
        kinds = {"sync": self._package.Chat, "async": self._package.AsyncChat}
        client = kinds[self._caller.kind](
            SECRET, base_url=self._server.origin, **options
        )
        clocks: Any = {
            "sync": partial(Clock, sleep=self.waits.append),
            "async": partial(AsyncClock, sleep=self._wait),
        }
        client._clock = clocks[self._caller.kind]()
        return self._caller.keep(client)

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    def ask(self, client: Any = None, **changed: Any) -> Any:
        """A call that costs money."""
        question: Any = {"model": "small", "parts": [MESSAGE], **changed}
        answers = (client or self.client()).answers
        return self._caller.settle(answers.create_answer(**question))

    def delete(self) -> Any:
        return self._caller.settle(self.client().answers.delete_answers())

    def listen(self, **options: Any) -> list[Any]:
        """All items of a stream."""
        call = self.client(**options).answers.list_answers
        if self._caller.kind == "sync":
            with call() as stream:
                return list(stream)

        async def all_items() -> list[Any]:
            async with await call() as stream:
                return [item async for item in stream]

        found: list[Any] = self._caller.settle(all_items())
        return found

    def refused(self, **changed: Any) -> Any:
        """The error of a call; all that the SDK raises has one root."""
        with pytest.raises(self.errors.ChatError) as caught:
            self.ask(**changed)
        return caught.value
