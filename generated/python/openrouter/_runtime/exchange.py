"""One call, from arguments to an answer, without doing any I/O itself.

`exchange` is a generator: it yields what is to be done (`Send`, `Read`, `Sleep`, `Ask`),
and is sent what came of it. The clients are the thin shells that do it, sync or async.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from typing import Any, TypeVar

import httpx2

from .auth import Placed
from .clock import AsyncClock, Clock
from .config import Config, deadline_seconds, retry_policy, timeout_parts
from .deadline import Deadline
from .decode import DecodeError
from .deprecation import warn_if_deprecated
from .digest import Digest
from .errors import APITimeoutError, ResponseValidationError, SDKError, api_error
from .operation import OPTIONS, Call, Operation
from .redirect import MOST_REDIRECTS, follow
from .request import AnyClient, build
from .response import Response, response_of
from .retry import Cause, parse_retry_after
from .steps import Ask, Exchange, Read, Send, Sleep, Step
from .streams import AsyncStream, Stream, StreamOf
from .transport import Failure

T = TypeVar("T")

_logger = logging.getLogger((__package__ or "").partition(".")[0])


def exchange(
    config: Config, client: AnyClient, clock: Clock | AsyncClock, call: Call[Any]
) -> Exchange:
    """The answer to a call: a success, read to its end or, if so called, open.

    Raises every `SDKError` but `ResponseValidationError`.
    """
    options = call.options
    if unknown := options.keys() - OPTIONS:
        raise TypeError(
            f"{call.operation.id}() got an unexpected keyword argument {min(unknown)!r}"
        )
    warn_if_deprecated(call)
    policy = retry_policy(options.get("retries"), config.retries)
    deadline = Deadline(
        deadline_seconds(options.get("deadline", config.deadline)), clock
    )
    timeout = (
        timeout_parts(options["timeout"]) if "timeout" in options else config.timeout
    )
    placed, auth = yield from _credentials(config, call.operation)
    outgoing = build(config, client, call, placed)
    retries = redirects = 0
    while True:
        request = outgoing.attempt(client, config.secret_query, deadline.cap(timeout))
        if deadline.passes_within(0.0):
            raise APITimeoutError(request.method, str(request.url), "past its deadline")
        _logger.debug("request: %s %s", request.method, request.url)
        answer: httpx2.Response | Failure = yield Send(
            request, outgoing.foreign, auth, deadline
        )
        if isinstance(answer, httpx2.Response):
            _logger.debug(
                "response: %s %s: %d", request.method, request.url, answer.status_code
            )
            if answer.is_success and call.takes_open(answer):
                # The deadline was met: from now on only a silence can be too long.
                request.extensions["timeout"].update(timeout)
                return answer
            answer = yield Read(answer, deadline)
        if isinstance(answer, httpx2.Response):
            if answer.is_success:
                return answer
            if redirects < MOST_REDIRECTS and answer.is_redirect:
                following = follow(outgoing, answer, config.secret_query)
                if following is not None:
                    outgoing = following
                    redirects += 1
                    continue
            cause: Cause = answer.status_code
            retry_after = parse_retry_after(answer.headers, clock.time())
        else:
            cause, retry_after = answer.cause, None
        delay = policy.delay(
            cause,
            method=outgoing.method,
            has_idempotency_key=outgoing.has_header(call.operation.idempotency_header),
            retry_after=retry_after,
            retries=retries,
            random=clock.random(),
        )
        if delay is None or not outgoing.repeatable or deadline.passes_within(delay):
            raise _error(call.operation, request, answer)
        retries += 1
        _logger.debug(
            "retry %d in %.2f s: %s %s: %s",
            retries,
            delay,
            request.method,
            request.url,
            cause,
        )
        yield Sleep(delay)


def data_of(call: Call[T], answer: httpx2.Response) -> T:
    """Raises `ResponseValidationError`."""
    return _decoded(call.operation.returns.decode, answer)


def data_of_async(call: Call[T], answer: httpx2.Response) -> T:
    """As `data_of`, for an async client: a stream is an `AsyncStream` there."""
    returns: Any = call.operation.returns
    is_stream = isinstance(returns, StreamOf)
    data: T = _decoded(returns.decode_async if is_stream else returns.decode, answer)
    return data


def whole_of(call: Call[T], answer: httpx2.Response, data: T) -> Response[T, Any]:
    """The whole response to a call, beside its data."""
    is_open = isinstance(data, (Stream, AsyncStream))
    return response_of(answer, data, b"" if is_open else None, call.operation.headers)


def _decoded(decode: Callable[[httpx2.Response], T], answer: httpx2.Response) -> T:
    try:
        return decode(answer)
    except DecodeError as error:
        problems = error.problems
    raise ResponseValidationError(response_of(answer, None), problems)


def _credentials(
    config: Config, operation: Operation[Any]
) -> Generator[Step, Any, tuple[list[Placed], Digest | None]]:
    security = config.security if operation.security is None else operation.security
    placed: list[Placed] = []
    digest: Digest | None = None
    for argument, credential in config.credentials.choose(security):
        value = (yield Ask(credential)) if callable(credential) else credential
        match config.credentials.place(argument, value):
            case Placed() as one:
                placed.append(one)
            case Digest() as digest:
                pass
    return placed, digest


def _error(
    operation: Operation[Any],
    request: httpx2.Request,
    answer: httpx2.Response | Failure,
) -> SDKError:
    if isinstance(answer, httpx2.Response):
        return api_error(answer, operation.errors)
    return answer.error(request)
