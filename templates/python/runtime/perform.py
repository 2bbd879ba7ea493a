"""Does what a call asks for, step by step: `perform` blocks, `perform_async` is awaited."""

from __future__ import annotations

import inspect
from typing import Any

import httpx2

from .clock import AsyncClock, Clock
from .errors import ConfigurationError
from .locks import acquire, acquire_async
from .steps import Acquire, Ask, Exchange, Read, Send, Sleep, Step
from .transport import read, read_async, send, send_async


def perform(steps: Exchange, client: httpx2.Client, clock: Clock) -> httpx2.Response:
    """What the call comes to."""
    result: object = None
    try:
        while True:
            try:
                step = steps.send(result)
            except StopIteration as done:
                answer: httpx2.Response = done.value
                return answer
            result = _do(step, client, clock)
    finally:
        steps.close()  # it may hold what others wait for


async def perform_async(
    steps: Exchange, client: httpx2.AsyncClient, clock: AsyncClock
) -> httpx2.Response:
    """As `perform`."""
    result: object = None
    try:
        while True:
            try:
                step = steps.send(result)
            except StopIteration as done:
                answer: httpx2.Response = done.value
                return answer
            result = await _do_async(step, client, clock)
    finally:
        steps.close()


def _do(step: Step, client: httpx2.Client, clock: Clock) -> Any:
    match step:
        case Send(request, foreign, auth, _):
            return send(client, request, foreign=foreign, auth=auth)
        case Read(answer, deadline):
            return read(answer, deadline)
        case Sleep(seconds):
            return clock.sleep(seconds)
        case Ask(function):
            return _ask(function())
        case Acquire(lock, deadline):
            return acquire(lock, deadline)


async def _do_async(step: Step, client: httpx2.AsyncClient, clock: AsyncClock) -> Any:
    match step:
        case Send(request, foreign, auth, deadline):
            return await send_async(
                client, request, foreign=foreign, auth=auth, deadline=deadline
            )
        case Read(answer, deadline):
            return await read_async(answer, deadline)
        case Sleep(seconds):
            return await clock.sleep(seconds)
        case Ask(function):
            result = function()
            return await result if inspect.isawaitable(result) else result
        case Acquire(lock, deadline):
            return await acquire_async(lock, deadline)


def _ask(result: object) -> object:
    if inspect.iscoroutine(result):
        result.close()
        raise ConfigurationError("only an async client can await a credential")
    return result
