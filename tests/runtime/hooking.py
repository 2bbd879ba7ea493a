"""Hooks for clients of either kind, and some that remember what they are told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

from runtime.hooks import AsyncHooks, Hooks

from .harness import Sdk

EVENTS = ("before_request", "after_response", "on_retry", "on_error")


class Seen(NamedTuple):
    """Hooks that remember what they are told."""

    events: list[Any]
    hooks: Hooks | AsyncHooks

    @classmethod
    def by(cls, sdk: Sdk) -> Seen:
        events: list[Any] = []
        return cls(events, hooks_of(sdk, **dict.fromkeys(EVENTS, events.append)))

    @property
    def names(self) -> list[str]:
        return [f"{type(one).__name__} {one.attempt}" for one in self.events]


def hooks_of(sdk: Sdk, **functions: Callable[[Any], object]) -> Any:
    """Hooks for a client of this kind; the functions of an async one are awaited."""
    if sdk.kind == "sync":
        return Hooks(**functions)  # type: ignore[arg-type]  # a test may return anything
    return AsyncHooks(**{name: awaited(one) for name, one in functions.items()})


def awaited(function: Callable[[Any], object]) -> Any:
    async def hook(event: Any) -> None:
        await asyncio.sleep(0)
        function(event)

    return hook
