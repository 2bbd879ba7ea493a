"""What a call can raise.

* SDKError (exported under the name of the SDK)
  * ConfigurationError: a client that cannot work, such as one without a credential
  * InvalidRequestError: an argument that cannot be sent
  * APIConnectionError: no answer, or not a whole one
    * APITimeoutError: not in time
  * ResponseError: the server answered
    * APIError: with a status that is not a success
      * BadRequestError 400
      * AuthenticationError 401
        * TokenError: by the server that gives access tokens
      * PermissionDeniedError 403
      * NotFoundError 404
      * ConflictError 409
      * UnprocessableEntityError 422
      * RateLimitError 429
      * InternalServerError 500 and above
      * StreamError: within a stream that began as a success
    * ResponseTooLargeError: with a success of which more was sent than is taken
    * ResponseValidationError: with a success whose body is not what was promised

No error holds what was sent, so that none can give away a credential.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, ClassVar

import httpx2

from .decode import DecodeError, Json, nearest
from .one_line import on_one_line
from .problem import Problem, in_short
from .public import public_module
from .response import Response, response_of
from .validation import settled

__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InternalServerError",
    "InvalidRequestError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "SDKError",
    "StreamError",
    "TokenError",
    "UnprocessableEntityError",
]

_LARGEST_PARSED_BODY = 64 * 1024


class SDKError(Exception):
    """Anything a call can raise."""

    attempts: int = 0
    """How often the request was tried; 0: nothing was sent."""


class ConfigurationError(SDKError):
    """The client cannot work as it was made: no credential, no base URL, closed."""


class InvalidRequestError(SDKError):
    """An argument cannot be sent, and no request was.

    A file, or an iterator, that fails while it is read is sent in part: the connection is
    closed before its end, so that no server can take that for a whole request.
    """


class APIConnectionError(SDKError):
    """No answer, or not a whole one, after the retries that are safe."""

    def __init__(self, method: str, url: str, reason: str, attempts: int = 1) -> None:
        super().__init__(method, url, reason, attempts)
        self.method = method
        self.url = url
        self.reason = reason
        self.attempts = attempts

    def __str__(self) -> str:
        text = f"{self.method} {self.url}: {on_one_line(self.reason)}"
        return text if self.attempts < 2 else f"{text} ({self.attempts} attempts)"


class APITimeoutError(APIConnectionError):
    """Not in time: ``timeout`` for one step of an attempt, ``deadline`` for all."""


class ResponseError(SDKError):
    """The server answered, but not with what the method returns."""

    def __init__(self, response: Response[Any]) -> None:
        super().__init__(response)
        self.response = response
        self.status_code = response.status_code
        self.headers = response.headers
        self.body = response.content
        self.request_id = response.request_id
        self.method = response.method
        self.url = response.url
        self.attempts = response.attempts

    def __str__(self) -> str:
        status = f"{self.status_code} {self.response.reason}".rstrip()
        text = f"{self.method} {self.url}: {status}"
        if detail := self._detail():
            text += f": {detail}"
        about: list[str] = []
        if self.request_id:
            about.append(f"request id: {on_one_line(self.request_id)}")
        if self.attempts > 1:
            about.append(f"{self.attempts} attempts")
        if retry_after := self.headers.get("Retry-After"):
            about.append(f"Retry-After: {on_one_line(retry_after)}")
        return f"{text} ({', '.join(about)})" if about else text

    def _detail(self) -> str:
        return _server_message(self.body)

    def _notes(self) -> dict[str, Any] | None:
        """What copies and pickles keep beside the response."""
        notes = getattr(self, "__notes__", None)
        return {"__notes__": notes} if notes else None


class APIError(ResponseError):
    """The server answered with a status that is not a success.

    ``body`` is the body as bytes, ``data`` the same as the documented type where
    it could be read as such, else None.
    """

    body_type: ClassVar[Json[Any] | None] = None
    """How a documented error reads its body."""
    _documented: ClassVar[type[APIError]]
    data: Any

    def __init__(self, response: Response[Any]) -> None:
        super().__init__(response)
        self.data = response.data

    def __reduce__(self) -> tuple[Any, ...]:
        return self._importable()._restore, (self.response,), self._notes()

    @classmethod
    def _importable(cls) -> type[APIError]:
        """This class, or what it was composed of: that can be found by its name."""
        return cls._documented if "_documented" in vars(cls) else cls

    @classmethod
    def _restore(cls, response: Response[Any]) -> APIError:
        return error_class(cls, response.status_code)(response)


class BadRequestError(APIError):
    """400: the server could not make sense of the request."""


class AuthenticationError(APIError):
    """401: the credential is missing, wrong or expired."""


class TokenError(AuthenticationError):
    """No access token was given (RFC 6749 section 5.2); ``url`` is where it was asked for.

    ``body`` is left out: it may hold a token.
    """

    data: Mapping[str, str]

    @property
    def error(self) -> str:
        """A code, such as ``invalid_client``; empty where the server said none."""
        return self.data.get("error", "")

    @property
    def error_description(self) -> str:
        """The same for people."""
        return self.data.get("error_description", "")

    def _detail(self) -> str:
        said = (self.error, self.error_description)
        return ": ".join(on_one_line(text) for text in said if text)


class PermissionDeniedError(APIError):
    """403: the credential does not allow this."""


class NotFoundError(APIError):
    """404: there is no such thing."""


class ConflictError(APIError):
    """409: the request does not fit the state of what it is about."""


class UnprocessableEntityError(APIError):
    """422: well formed, but not acceptable."""


class RateLimitError(APIError):
    """429: too many requests."""


class InternalServerError(APIError):
    """500 and above: the server failed."""


class StreamError(APIError):
    """The server sent an error in the place of an item of a stream.

    The status is that of the stream's beginning; ``body`` is what came instead of the
    item, ``data`` the same as parsed JSON.
    """


class ResponseTooLargeError(ResponseError):
    """A success whose body is more than ``response_limits`` allow.

    ``reason`` says which of them. It was not read on: ``body`` is empty, and the
    connection is closed.
    """

    def __init__(self, response: Response[None], reason: str) -> None:
        super().__init__(response)
        self.args = (response, reason)
        self.reason = reason

    def _detail(self) -> str:
        return self.reason


class ResponseValidationError(ResponseError):
    """A success whose body, or a header of it, is not what was promised.

    ``errors`` says where and why; ``body`` is the body as it came. A client with
    ``response_validation="lenient"`` builds what it can of such answers.
    """

    def __init__(self, response: Response[None], errors: tuple[Problem, ...]) -> None:
        super().__init__(response)
        self.errors = errors

    def __reduce__(self) -> tuple[Any, ...]:
        problems = [tuple(one) for one in self.errors]
        return type(self)._restore, (self.response, problems), self._notes()

    @classmethod
    def _restore(
        cls, response: Response[None], errors: list[tuple[Any, Any]]
    ) -> ResponseValidationError:
        return cls(response, tuple(Problem(*one) for one in errors))

    def _detail(self) -> str:
        return in_short(self.errors)


for _name in __all__:
    globals()[_name].__module__ = public_module("errors", otherwise=__name__)

_BY_STATUS: dict[int, type[APIError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}

ErrorTypes = Mapping[int | str, type[APIError]]
"""A documented error by status (404), range ("4XX") or "default"."""


_composed: dict[tuple[type[APIError], type[APIError]], type[APIError]] = {}


def error_class(documented: type[APIError], status: int) -> type[APIError]:
    """The class to raise: both the documented one and that of its status.

    So code that catches the class of a status goes on working when the status is
    documented later. It is composed once, and called like the documented class.
    """
    general = InternalServerError if status >= 500 else _BY_STATUS.get(status, APIError)
    if issubclass(general, documented):
        return general
    if issubclass(documented, general):
        return documented
    if (documented, general) not in _composed:
        names = ("__module__", "__qualname__", "__doc__")
        namespace = {name: getattr(documented, name) for name in names}
        namespace["_documented"] = documented
        both = type(documented.__name__, (documented, general), namespace)
        _composed.setdefault((documented, general), both)
    return _composed[documented, general]


def api_error(response: httpx2.Response, types: ErrorTypes) -> APIError:
    """The error for a status that is not a success."""
    status = response.status_code
    documented = nearest(types, status) or APIError
    data = None
    if documented.body_type is not None:
        with suppress(DecodeError):  # the status is the news, whatever the body
            try:
                data = documented.body_type.decode(response)
            except DecodeError as error:
                data = settled(error, response)
    return error_class(documented, status)(response_of(response, data))


def _server_message(body: bytes) -> str:
    """What the server says went wrong, on one line; else the beginning of the body."""
    text = body[:_LARGEST_PARSED_BODY].decode("utf-8", "replace").strip()
    if text.startswith("<"):  # a page for a browser
        return ""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    return on_one_line(_find_message(document) or text)


def _find_message(document: object) -> str | None:
    match document:
        case {"error": {"message": str(message)}}:
            return message
        case {"error": str(message)} | {"message": str(message)}:
            return message
        case {"detail": str(message)} | {"title": str(message)}:  # RFC 9457
            return message
        case _:
            return None
