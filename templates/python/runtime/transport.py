"""One request over an HTTP client: an answer, or why there is none."""

from __future__ import annotations

from contextlib import aclosing, closing
from typing import NamedTuple

import httpx2

from .deadline import Deadline
from .errors import ConfigurationError
from .retry import Cause

_ERRORS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    OSError,
    UnicodeError,
)
"""What sending a request can raise that is not a bug."""


class Failure(NamedTuple):
    """No answer; told without the exception, which holds the request and its secrets."""

    cause: Cause
    reason: str
    is_timeout: bool = False


def send(
    client: httpx2.Client,
    request: httpx2.Request,
    *,
    foreign: bool,
    deadline: Deadline,
) -> httpx2.Response | Failure:
    """The answer, read to its end.

    The status of a failure is the news: where its body breaks off or cannot be decoded,
    it counts as empty. Without the client's own credentials where it is ``foreign``.
    Raises `ConfigurationError` if the client was closed meanwhile.
    """
    auth = None if foreign else httpx2.USE_CLIENT_DEFAULT
    answer: httpx2.Response | None = None
    try:
        answer = client.send(request, auth=auth, follow_redirects=False, stream=True)
        deadline.guard(answer)
        with closing(answer):
            answer.read()
        return answer
    except _ERRORS as error:
        failure = _failure(error)
    except RuntimeError:
        if not client.is_closed:
            raise
        failure = None
    return _outcome(answer, failure)


async def send_async(
    client: httpx2.AsyncClient,
    request: httpx2.Request,
    *,
    foreign: bool,
    deadline: Deadline,
) -> httpx2.Response | Failure:
    """As `send`."""
    auth = None if foreign else httpx2.USE_CLIENT_DEFAULT
    answer: httpx2.Response | None = None
    try:
        with deadline.cancelling():
            answer = await client.send(
                request, auth=auth, follow_redirects=False, stream=True
            )
            async with aclosing(answer):
                await answer.aread()
        return answer
    except _ERRORS as error:
        failure = _failure(error)
    except RuntimeError:
        if not client.is_closed:
            raise
        failure = None
    return _outcome(answer, failure)


def _outcome(
    answer: httpx2.Response | None, failure: Failure | None
) -> httpx2.Response | Failure:
    """What is left where something failed; None: because the client was closed."""
    if failure is None:
        raise ConfigurationError("the client is closed")
    if answer is None or answer.is_success:
        return failure
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
