"""One call, from arguments to an answer, without doing any I/O itself.

`exchange` is a generator: it yields the `steps` that are to be taken, and is sent what came
of them. The clients are the thin shells that do it, sync or async.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import httpx2

from .clock import AsyncClock, Clock
from .config import Config, deadline_seconds, retry_policy_of, timeout_parts
from .deadline import Deadline
from .decode import DecodeError
from .delivery import Delivery
from .errors import ResponseValidationError, api_error
from .operation import IDEMPOTENCY_KEY, OPTIONS, Call
from .request import AnyClient, build
from .response import Response, response_of
from .steps import Exchange
from .validation import lenient_operation, settled, take_leniently

if TYPE_CHECKING:  # it loads with those who have hooks
    from .hooks import Observer

T = TypeVar("T")
R = TypeVar("R")


def exchange(
    config: Config,
    client: AnyClient,
    clock: Clock | AsyncClock,
    call: Call[T],
    finish: Callable[[Call[T], httpx2.Response], R],
) -> Exchange[R]:
    """What ``finish`` makes of a success, read to its end or, if so called, open.

    Raises every `SDKError`.
    """
    if config.hooks is None:
        return _exchange(config, client, clock, call, finish)
    from .hooks import Observer  # not before it is needed

    observer = Observer(config.hooks, call.operation.id, clock)
    return observer.watching(_exchange(config, client, clock, call, finish, observer))


def _exchange(
    config: Config,
    client: AnyClient,
    clock: Clock | AsyncClock,
    call: Call[T],
    finish: Callable[[Call[T], httpx2.Response], R],
    observer: Observer | None = None,
) -> Exchange[R]:
    options = call.options
    if unknown := options.keys() - OPTIONS:
        raise TypeError(
            f"{call.operation.id}() got an unexpected keyword argument {min(unknown)!r}"
        )
    if call.operation.deprecated or call.operation.deprecated_arguments:
        from .deprecation import warn_if_deprecated

        warn_if_deprecated(call)
    delivery = Delivery(
        client,
        clock,
        retry_policy_of(config, call.operation.retries, options.get("retries")),
        config.retry_quota,
        Deadline(deadline_seconds(options.get("deadline", config.deadline)), clock),
        timeout_parts(options["timeout"]) if "timeout" in options else config.timeout,
        config.response_limits,
        config.secret_names,
        call.takes_open,
        call.operation.idempotency_header or IDEMPOTENCY_KEY,
        operation_id=call.operation.id,
        observer=observer,
    )
    security = call.operation.security
    if security is None:
        security = config.security
    signature = config.credentials.known(security)
    if signature is None:
        from .sign_in import sign_in  # not before it is needed

        signature = yield from sign_in(config, security, delivery)
    outgoing = build(config, client, call, signature.placed)
    delivered = yield from delivery.send(outgoing, signature.digest)
    if signature.tokens or signature.digest:
        from .sign_in import signed_again

        delivered = yield from signed_again(
            config, security, delivery, signature, outgoing, delivered
        )
    request, answer = delivered
    if not isinstance(answer, httpx2.Response):
        raise answer.error(request)
    if config.response_validation == "lenient":
        take_leniently(answer, call.operation.id)
    if not answer.is_success:
        from .echo import without_echo  # not before something fails

        raise api_error(
            without_echo(answer, config.secret_names), call.operation.errors
        )
    return finish(call, answer)


def data_of(call: Call[T], answer: httpx2.Response) -> T:
    """Raises `ResponseValidationError`."""
    return _decoded(call.operation.returns.decode, answer)


def data_of_async(call: Call[T], answer: httpx2.Response) -> T:
    """As `data_of`, for an async client: a stream is an `AsyncStream` there."""
    returns: Any = call.operation.returns
    is_open = returns.takes_open(answer)
    data: T = _decoded(returns.decode_async if is_open else returns.decode, answer)
    return data


def whole_of(call: Call[T], answer: httpx2.Response) -> Response[T, Any]:
    """As `data_of`: the whole response, with the data in it."""
    return _whole(call, answer, data_of(call, answer))


def whole_of_async(call: Call[T], answer: httpx2.Response) -> Response[T, Any]:
    """As `whole_of`, for an async client."""
    return _whole(call, answer, data_of_async(call, answer))


def _whole(call: Call[T], answer: httpx2.Response, data: T) -> Response[T, Any]:
    content = b"" if call.operation.returns.takes_open(answer) else None
    headers, operation = call.operation.headers, lenient_operation(answer)
    if headers and operation:
        headers = headers.lenient(operation)
    return response_of(answer, data, content, headers)


def _decoded(decode: Callable[[httpx2.Response], T], answer: httpx2.Response) -> T:
    try:
        try:
            return decode(answer)
        except DecodeError as error:
            data: T = settled(error, answer)
            return data
    except DecodeError as error:
        problems = error.problems
    raise ResponseValidationError(response_of(answer, None), problems)
