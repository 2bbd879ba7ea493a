"""One request over an HTTP client: an answer, or why there is none."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, closing, suppress
from time import monotonic
from typing import NamedTuple

import httpx2

from .deadline import Deadline
from .errors import APIConnectionError, APITimeoutError, ConfigurationError
from .retry import Cause

_ERRORS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    OSError,
    UnicodeError,
)
"""What sending a request can raise that is not a bug."""
_LITTLE = 16 * 1024  # bytes
_SOON = 0.1  # seconds: a new connection may take as long


class Failure(NamedTuple):
    """No answer; told without the exception, which holds the request and its secrets."""

    cause: Cause
    reason: str
    is_timeout: bool = False

    def error(self, request: httpx2.Request) -> APIConnectionError:
        """What a call raises for it."""
        kind = APITimeoutError if self.is_timeout else APIConnectionError
        return kind(request.method, str(request.url), self.reason)


def send(
    client: httpx2.Client,
    request: httpx2.Request,
    *,
    foreign: bool,
    auth: httpx2.Auth | None,
) -> httpx2.Response | Failure:
    """The head of the answer: its body is to be read, or closed.

    ``auth`` replaces the client's own credentials; neither goes along where the request
    is ``foreign``.
    Raises `ConfigurationError` if the client was closed meanwhile.
    """
    chosen = None if foreign else auth or httpx2.USE_CLIENT_DEFAULT
    try:
        return client.send(request, auth=chosen, follow_redirects=False, stream=True)
    except _ERRORS as error:
        return _failure(error)
    except RuntimeError:
        if not client.is_closed:
            raise
    raise ConfigurationError("the client is closed")


async def send_async(
    client: httpx2.AsyncClient,
    request: httpx2.Request,
    *,
    foreign: bool,
    auth: httpx2.Auth | None,
    deadline: Deadline,
) -> httpx2.Response | Failure:
    """As `send`, in the time that there is."""
    chosen = None if foreign else auth or httpx2.USE_CLIENT_DEFAULT
    try:
        with deadline.cancelling():
            return await client.send(
                request, auth=chosen, follow_redirects=False, stream=True
            )
    except _ERRORS as error:
        return _failure(error)
    except RuntimeError:
        if not client.is_closed:
            raise
    raise ConfigurationError("the client is closed")


def read(answer: httpx2.Response, deadline: Deadline) -> httpx2.Response | Failure:
    """The answer, read to its end.

    The status of a failure is the news: where its body breaks off or cannot be decoded,
    it counts as empty.
    """
    deadline.guard(answer)
    try:
        with closing(answer):
            answer.read()
    except _ERRORS as error:
        return _without_body(answer) or _failure(error)
    return answer


async def read_async(
    answer: httpx2.Response, deadline: Deadline
) -> httpx2.Response | Failure:
    """As `read`."""
    try:
        with deadline.cancelling():
            async with aclosing(answer):
                await answer.aread()
    except _ERRORS as error:
        return _without_body(answer) or _failure(error)
    return answer


def chunks(
    answer: httpx2.Response, size: int | None = None
) -> Generator[bytes, None, None]:
    """The body of an answer, as it arrives, after transfer and content codings.

    In chunks of ``size`` bytes, of which the last may be shorter; None: as they come.
    Raises `APIConnectionError` if it breaks off, `APITimeoutError` after a silence.
    """
    try:
        yield from answer.iter_bytes(size)
        return
    except _ERRORS as error:
        failure = _failure(error)
    raise failure.error(answer.request)


async def chunks_async(
    answer: httpx2.Response, size: int | None = None
) -> AsyncGenerator[bytes, None]:
    """As `chunks`."""
    try:
        async with aclosing(answer.aiter_bytes(size)) as body:
            async for chunk in body:
                yield chunk
        return
    except _ERRORS as error:
        failure = _failure(error)
    raise failure.error(answer.request)


def finish(answer: httpx2.Response) -> None:
    """Read what little is left of a body, so that the connection is used again.

    What does not end soon is left: closing the answer closes its connection.
    """
    if not _holds_connection(answer):
        return
    assert isinstance(answer.stream, httpx2.SyncByteStream)
    # Whoever begins to read looks up how long to wait.
    answer.request.extensions["timeout"] = {"read": _SOON}
    left, end = _LITTLE, monotonic() + _SOON
    with suppress(*_ERRORS):
        for chunk in answer.stream:
            left -= len(chunk)
            if left < 0 or monotonic() > end:
                return


async def finish_async(
    answer: httpx2.Response, body: AsyncGenerator[bytes, None]
) -> None:
    """As `finish`; ``body`` are the chunks of the answer."""
    if not _holds_connection(answer):
        return
    import anyio

    left = _LITTLE
    with anyio.move_on_after(_SOON), suppress(APIConnectionError):
        async for chunk in body:
            left -= len(chunk)
            if left < 0:
                return


def _holds_connection(answer: httpx2.Response) -> bool:
    """Whether the connection has one answer at a time, as those of HTTP/2 have not."""
    return answer.extensions.get("http_version") == b"HTTP/1.1"


def _without_body(answer: httpx2.Response) -> httpx2.Response | None:
    """What is left of an answer whose body cannot be read; a success needs its body."""
    if answer.is_success:
        return None
    without_body = httpx2.Response(answer.status_code, request=answer.request)
    without_body.headers = answer.headers
    return without_body


def _failure(error: Exception) -> Failure:
    """What is left of an exception once its request, with all secrets, is dropped."""
    match error:
        case httpx2.ConnectTimeout():
            return Failure("connect", "could not connect in time", is_timeout=True)
        case httpx2.PoolTimeout():
            return Failure("connect", "no free connection in time", is_timeout=True)
        case httpx2.TimeoutException() | TimeoutError():
            return Failure("cut off", "no answer in time", is_timeout=True)
        case httpx2.ConnectError():
            return Failure("connect", _reason("could not connect", error))
        case (
            httpx2.ReadError()
            | httpx2.WriteError()
            | httpx2.CloseError()
            | httpx2.RemoteProtocolError()
        ):
            return Failure("cut off", _reason("connection lost", error))
        case httpx2.DecodingError():
            return Failure("other", _reason("the body cannot be decoded", error))
        case httpx2.ProxyError() | OSError():
            return Failure("other", _reason("connection failed", error))
        case _:
            # The text of others may quote the request.
            return Failure("other", f"could not be sent ({type(error).__name__})")


def _reason(what: str, error: Exception) -> str:
    return f"{what}: {error}" if str(error) else what
