"""Does what a call asks for, step by step: `perform` blocks, `perform_async` is awaited."""

from __future__ import annotations

import inspect
from typing import TypeVar, cast

import httpx2

from .clock import AsyncClock, Clock
from .errors import ConfigurationError, SDKError
from .reading import read, read_async
from .steps import Acquire, Ask, Exchange, Notify, Read, Send, Sleep
from .transport import send, send_async

T = TypeVar("T")


def perform(steps: Exchange[T], client: httpx2.Client, clock: Clock) -> T:
    """What the call comes to."""
    result: object = None
    try:
        while True:
            try:
                step = steps.send(result)
            except StopIteration as done:
                return cast("T", done.value)
            except SDKError as error:
                # It says enough. What shows the variables of a traceback's frames, as
                # some reports do, would show the secrets of those that end here.
                result = error.__traceback__ = None
                raise
            match step:
                case Send():
                    result = send(
                        client, step.request, foreign=step.foreign, auth=step.auth
                    )
                case Read():
                    result = read(step.answer, step.deadline)
                case Sleep():
                    clock.sleep(step.seconds)
                case Ask():
                    result = _ask(step.function())
                case Acquire():
                    from .locks import acquire  # for those who fetch tokens

                    result = acquire(step.lock, step.deadline)
                case Notify():
                    from .hooks import notify  # for those who have some

                    notify(step)
    finally:
        steps.close()  # it may hold what others wait for


async def perform_async(
    steps: Exchange[T], client: httpx2.AsyncClient, clock: AsyncClock
) -> T:
    """As `perform`."""
    result: object = None
    try:
        while True:
            try:
                step = steps.send(result)
            except StopIteration as done:
                return cast("T", done.value)
            except SDKError as error:
                result = error.__traceback__ = None
                raise
            match step:
                case Send():
                    result = await send_async(
                        client,
                        step.request,
                        foreign=step.foreign,
                        auth=step.auth,
                        deadline=step.deadline,
                    )
                case Read():
                    result = await read_async(step.answer, step.deadline)
                case Sleep():
                    await clock.sleep(step.seconds)
                case Ask():
                    result = step.function()
                    if inspect.isawaitable(result):
                        result = await result
                case Acquire():
                    from .locks import acquire_async

                    result = await acquire_async(step.lock, step.deadline)
                case Notify():
                    from .hooks import notify_async

                    await notify_async(step)
    finally:
        steps.close()


def _ask(result: object) -> object:
    if inspect.iscoroutine(result):
        result.close()
        raise ConfigurationError("only an async client can await a credential")
    return result
