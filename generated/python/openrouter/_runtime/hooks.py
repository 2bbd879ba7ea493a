"""``Hooks`` and ``AsyncHooks``: functions that a client calls while it makes its calls."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import aclosing, closing
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NoReturn, TypeAlias, TypeVar, cast

import httpx2

from .clock import AsyncClock, Clock
from .errors import ConfigurationError, InvalidRequestError, SDKError
from .headers import why_unsendable
from .public import public_module
from .reading import close_async
from .response import ResponseHead, head_of
from .retry import Cause
from .steps import Exchange, Notify, Step

T = TypeVar("T")

TOKEN_REQUEST = "oauth2.token"
"""The id that requests for access tokens have: they belong to no operation."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class BeforeRequest:
    """A request is about to be sent. Its headers, and they alone, may be changed."""

    operation_id: str
    """``operationId`` where the API gives one; ``"oauth2.token"`` of a request for an
    access token, whose attempts are counted on their own."""
    attempt: int
    """From 1; each retry is one more. A redirect that is followed, and what is sent once
    more with a new token, belong to the attempt that led to them."""
    is_foreign: bool
    """Whether it goes to another origin than the API's, where no credential belongs."""
    _request: httpx2.Request = field(repr=False)

    @property
    def method(self) -> str:
        return self._request.method

    @property
    def url(self) -> str:
        """To be shown: values of keys are hidden."""
        return str(self._request.url)

    @property
    def target(self) -> str:
        """To be signed: path and query as they are sent, keys and all."""
        return self._request.url.raw_path.decode("ascii")

    @property
    def headers(self) -> httpx2.Headers:
        """To be changed: what will be sent, credentials and all."""
        return self._request.headers

    @property
    def content(self) -> bytes | None:
        """The body, as it will be sent; None of one that is streamed."""
        try:
            return self._request.content
        except httpx2.RequestNotRead:
            return None

    def __reduce__(self) -> NoReturn:
        raise TypeError("it holds credentials: it cannot be pickled or copied")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AfterResponse:
    """An attempt was answered, with whatever status; the body was not read yet."""

    operation_id: str
    attempt: int
    response: ResponseHead
    """Status, headers and request id; what was asked."""
    elapsed: float
    """Seconds from the request to the head of the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRetry:
    """An attempt failed, and another one is made after a wait."""

    operation_id: str
    attempt: int
    """The one that failed."""
    cause: Cause
    """The status, or why there was no answer."""
    delay: float
    """Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnError:
    """A call raises an error, after all attempts."""

    operation_id: str
    attempt: int
    """The last one; 0 if nothing was sent."""
    error: SDKError


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What is called at each step of a call, in the thread of the call.

    What a hook raises ends the call, which raises the same; no hook is told of that.
    """

    before_request: Callable[[BeforeRequest], None] | None = None
    after_response: Callable[[AfterResponse], None] | None = None
    on_retry: Callable[[OnRetry], None] | None = None
    on_error: Callable[[OnError], None] | None = None

    def __post_init__(self) -> None:
        """Raises `ConfigurationError` for what is no function, or an async one."""
        _check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsyncHooks:
    """`Hooks` of an async client: what they return is awaited, if it can be."""

    before_request: Callable[[BeforeRequest], Awaitable[None] | None] | None = None
    after_response: Callable[[AfterResponse], Awaitable[None] | None] | None = None
    on_retry: Callable[[OnRetry], Awaitable[None] | None] | None = None
    on_error: Callable[[OnError], Awaitable[None] | None] | None = None

    def __post_init__(self) -> None:
        """Raises `ConfigurationError` for what is no function."""
        _check(self)


AnyHooks: TypeAlias = Hooks | AsyncHooks
Event: TypeAlias = BeforeRequest | AfterResponse | OnRetry | OnError

for _type in (Hooks, AsyncHooks, BeforeRequest, AfterResponse, OnRetry, OnError):
    _type.__module__ = public_module("", otherwise=__name__)


def together(hooks: object, *, is_async: bool) -> tuple[AnyHooks, ...] | None:
    """What was given, one or several, in order; None for none.

    Raises `ConfigurationError` for what a client of this kind cannot call.
    """
    several = cast(
        "Sequence[object]", hooks if isinstance(hooks, Sequence) else (hooks,)
    )
    allowed = (Hooks, AsyncHooks) if is_async else Hooks
    if not all(isinstance(one, allowed) for one in several):
        wanted = "AsyncHooks or Hooks" if is_async else "Hooks"
        raise ConfigurationError(f"hooks must be {wanted}, or a sequence of them")
    return cast("tuple[AnyHooks, ...]", tuple(several)) or None


class Observer:
    """Tells hooks what becomes of one call."""

    __slots__ = ("_attempt", "_clock", "_hooks", "_operation_id", "_sent_at")

    def __init__(
        self,
        hooks: tuple[AnyHooks, ...],
        operation_id: str,
        clock: Clock | AsyncClock,
    ) -> None:
        self._hooks = hooks
        self._operation_id = operation_id
        self._clock = clock
        self._attempt = 0
        self._sent_at = 0.0

    def of_tokens(self) -> Observer:
        """One for the requests for a token that this call needs."""
        return Observer(self._hooks, TOKEN_REQUEST, self._clock)

    def watching(self, steps: Exchange[T]) -> Exchange[T]:
        """What these steps come to; of an error, the hooks are told."""
        try:
            return (yield from steps)
        except SDKError as error:
            yield from self._on_error(error)
            raise

    def watching_items(
        self, items: Generator[T, None, None]
    ) -> Generator[T, None, None]:
        """The same of the items of a stream."""
        with closing(items):
            try:
                yield from items
            except SDKError as error:
                for step in self._on_error(error):
                    notify(step)
                raise

    async def watching_items_async(
        self, items: AsyncGenerator[T, None]
    ) -> AsyncGenerator[T, None]:
        """The same of the items of an async stream."""
        async with aclosing(items):
            try:
                async for item in items:
                    yield item
            except SDKError as error:
                for step in self._on_error(error):
                    await notify_async(step)
                raise

    def before_request(
        self, request: httpx2.Request, *, is_foreign: bool
    ) -> Generator[Step, Any, None]:
        """Raises `InvalidRequestError` if a hook adds what cannot be sent."""
        self._attempt = request.extensions["attempt"]
        before = set(request.headers.raw)
        event = BeforeRequest(
            operation_id=self._operation_id,
            attempt=self._attempt,
            is_foreign=is_foreign,
            _request=request,
        )
        yield from self._tell("before_request", event)
        for name, value in request.headers.raw:
            if (name, value) not in before:
                added = {name.decode("latin-1"): value.decode("latin-1")}
                if problem := why_unsendable(added):
                    raise InvalidRequestError(f"before_request: {problem}")
        self._sent_at = self._clock.monotonic()

    def after_response(self, answer: httpx2.Response) -> Generator[Step, Any, None]:
        event = AfterResponse(
            operation_id=self._operation_id,
            attempt=self._attempt,
            response=ResponseHead(**head_of(answer)),
            elapsed=self._clock.monotonic() - self._sent_at,
        )
        answer.extensions["observer"] = self  # for the stream that it may become
        yield from self._tell("after_response", event, answer)

    def on_retry(self, cause: Cause, delay: float) -> Generator[Step, Any, None]:
        event = OnRetry(
            operation_id=self._operation_id,
            attempt=self._attempt,
            cause=cause,
            delay=delay,
        )
        yield from self._tell("on_retry", event)

    def _on_error(self, error: SDKError) -> Generator[Notify, Any, None]:
        event = OnError(
            operation_id=self._operation_id, attempt=self._attempt, error=error
        )
        yield from self._tell("on_error", event)

    def _tell(
        self,
        name: Literal["before_request", "after_response", "on_retry", "on_error"],
        event: Event,
        answer: httpx2.Response | None = None,
    ) -> Generator[Notify, Any, None]:
        for one in self._hooks:
            if (hook := getattr(one, name)) is not None:
                yield Notify(hook, event, answer)


def notify(step: Notify) -> None:
    """Call a hook; an answer that it is called about does not stay open if it raises."""
    try:
        result = step.hook(step.event)
        if inspect.isawaitable(result):
            if inspect.iscoroutine(result):
                result.close()
            raise ConfigurationError("only an async client can await a hook")
    except BaseException:
        if step.answer is not None:
            step.answer.close()
        raise


async def notify_async(step: Notify) -> None:
    """As `notify`."""
    try:
        result = step.hook(step.event)
        if inspect.isawaitable(result):
            await result
    except BaseException:
        if step.answer is not None:
            await close_async(step.answer)
        raise


def _check(hooks: AnyHooks) -> None:
    for one in fields(hooks):
        hook: object = getattr(hooks, one.name)
        if hook is not None and not callable(hook):
            raise ConfigurationError(f"{one.name} must be a function, not {hook!r}")
        if isinstance(hooks, Hooks) and inspect.iscoroutinefunction(hook):
            raise ConfigurationError(f"{one.name} is async: that is for AsyncHooks")
