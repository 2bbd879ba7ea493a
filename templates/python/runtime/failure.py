"""``Failure``: why there is no answer, or not all of one."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

import httpx2

from .deadline import Wait
from .errors import APIConnectionError, APITimeoutError, ResponseTooLargeError
from .limits import TooLarge
from .response import response_of
from .retry import Cause

ERRORS = (
    TooLarge,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    OSError,
    UnicodeError,
)
"""What sending a request, or reading an answer, can raise that is not a bug."""

_Step: TypeAlias = Literal["connect", "pool", "read", "write"]


class Failure(NamedTuple):
    """No answer; told without the exception, which holds the request and its secrets."""

    cause: Cause
    reason: str
    too_slow: _Step | None = None
    """What was not done in its time."""
    too_large: httpx2.Response | None = None
    """An answer of which more was sent than is taken."""

    def error(
        self, request: httpx2.Request
    ) -> APIConnectionError | ResponseTooLargeError:
        """What a call raises for it."""
        if self.too_large is not None:
            head = response_of(self.too_large, None, b"")
            return ResponseTooLargeError(head, self.reason)
        attempts = request.extensions.get("attempt", 1)
        method, url = request.method, str(request.url)
        if self.too_slow is None:
            return APIConnectionError(method, url, self.reason, attempts)
        seconds = request.extensions.get("timeout", {}).get(self.too_slow)
        reason = _with_time(self.reason, seconds)
        return APITimeoutError(method, url, reason, attempts)


def failure_of(error: Exception, answer: httpx2.Response | None = None) -> Failure:
    """What is left of an exception once its request, with all secrets, is dropped."""
    match error:
        case TooLarge():
            return Failure("other", str(error), too_large=answer)
        case httpx2.ConnectTimeout():
            return Failure("connect", "could not connect in time", "connect")
        case httpx2.PoolTimeout():
            return Failure("connect", "no free connection in time", "pool")
        case httpx2.WriteTimeout():
            return Failure("cut off", "no answer in time", "write")
        case httpx2.TimeoutException() | TimeoutError():
            return Failure("cut off", "no answer in time", "read")
        case httpx2.ConnectError():
            return _not_connected(_origin(error))
        case httpx2.NetworkError():
            return Failure("cut off", _reason("connection lost", _origin(error)))
        case httpx2.RemoteProtocolError():
            return Failure("cut off", _reason("connection lost", error))
        case httpx2.DecodingError():
            return Failure("other", _reason("the body cannot be decoded", error))
        case httpx2.ProxyError():
            # Nothing was sent; of its own errors (5XX) a proxy may recover.
            cause: Cause = "connect" if str(error).startswith("5") else "other"
            return Failure(cause, _reason("the proxy refused", error))
        case OSError():
            return Failure("cut off", _reason("connection failed", error))
        case _:
            # The text of others may quote the request.
            return Failure("other", f"could not be sent ({type(error).__name__})")


def _with_time(reason: str, seconds: float | None) -> str:
    """Which of the times that a client is given it was, so that its user can change it."""
    if isinstance(seconds, Wait):
        if seconds.is_over():
            return f"{reason}: the deadline passed"
        seconds = seconds.most
    return reason if seconds is None else f"{reason}: timeout of {seconds:g} s"


def _not_connected(error: BaseException) -> Failure:
    from ssl import SSLCertVerificationError

    if isinstance(error, SSLCertVerificationError):
        reason = f"the server's certificate is not valid: {error.verify_message}"
        return Failure("other", reason)
    return Failure("connect", _reason("could not connect", error))


def _origin(error: BaseException) -> BaseException:
    """The error of the system that it came from, if any: each layer raises its own."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, OSError) and str(link):
            error = link
        # The pool of httpcore2 raises again what it caught, `from None`.
        is_pools = type(link).__module__.startswith("httpcore2")
        link = link.__cause__ or (link.__context__ if is_pools else None)
    return error


def _reason(what: str, error: BaseException) -> str:
    return f"{what}: {error}" if str(error) else what
