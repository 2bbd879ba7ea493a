"""``Hooks``: what a user wants to be called while a call is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from .public import public_module


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """Functions that are called at each step of a call; each may be left out."""

    before_request: Callable[[Any], object] | None = None
    after_response: Callable[[Any], object] | None = None
    on_retry: Callable[[Any], object] | None = None
    on_error: Callable[[Any], object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsyncHooks:
    """`Hooks` whose functions may be awaited."""

    before_request: Callable[[Any], object] | None = None
    after_response: Callable[[Any], object] | None = None
    on_retry: Callable[[Any], object] | None = None
    on_error: Callable[[Any], object] | None = None


AnyHooks: TypeAlias = Hooks | AsyncHooks

for _type in (Hooks, AsyncHooks):
    _type.__module__ = public_module("", otherwise=__name__)
