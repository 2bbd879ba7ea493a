"""``Response``: the whole answer to a call, without what was sent; and its head alone."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Generic, TypedDict, cast

import httpx2
from typing_extensions import TypeVar

from .public import public_module
from .secret_url import SecretURL

if TYPE_CHECKING:
    from .typed_headers import TypedHeaders

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
H_co = TypeVar("H_co", covariant=True, default=None)

_REQUEST_ID_HEADERS = ("x-request-id", "request-id")


def request_id_of(headers: httpx2.Headers) -> str | None:
    for name in _REQUEST_ID_HEADERS:
        if value := headers.get(name):
            return value
    return None


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class ResponseHead:
    """What the server answered, but for the body.

    It holds nothing of the request but its method and URL, and that without secrets:
    it may be logged and pickled.
    """

    status_code: int
    headers: httpx2.Headers
    method: str
    url: str
    """What was asked, in the end (after redirects); values of keys are hidden."""
    attempts: int = 1
    """How often it was tried, to have this answer."""

    @property
    def request_id(self) -> str | None:
        """What the server calls this request; quote it when reporting a problem."""
        return request_id_of(self.headers)

    @property
    def reason(self) -> str:
        """The standard phrase of the status; empty for one that has none."""
        try:
            return HTTPStatus(self.status_code).phrase
        except ValueError:
            return ""

    def __repr__(self) -> str:
        kind = type(self).__name__
        return f"<{kind} {self.status_code} {self.method} {self.url}>"


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Response(ResponseHead, Generic[T_co, H_co]):
    """What the server answered; as a `ResponseHead`, it may be logged and pickled."""

    data: T_co
    """The body, decoded."""
    content: bytes
    """The body as it came, after transfer and content codings; empty of a stream."""
    _typed_headers: TypedHeaders[Any] | None = None

    @property
    def typed_headers(self) -> H_co:
        """The headers that the API describes, read anew each time; None if it does none.

        Raises `ResponseValidationError` if one is missing or not what was promised.
        """
        return cast("H_co", self._typed_headers and self._typed_headers(self))


Response.__module__ = public_module("", otherwise=__name__)


class Head(TypedDict):
    """The fields of a `ResponseHead`."""

    status_code: int
    headers: httpx2.Headers
    method: str
    url: str
    attempts: int


def with_body(
    answer: httpx2.Response, body: bytes, headers: httpx2.Headers | None = None
) -> httpx2.Response:
    """The same answer as if this were its body, read to its end."""
    other = httpx2.Response(
        answer.status_code,
        content=body,
        request=answer.request,
        extensions=answer.extensions,
    )
    other.headers = answer.headers if headers is None else headers
    return other


def head_of(response: httpx2.Response) -> Head:
    """Our view of the head of an answer, whose body may not have been read."""
    url, headers = response.request.url, response.headers
    return {
        "status_code": response.status_code,
        "headers": url.hide_in(headers) if isinstance(url, SecretURL) else headers,
        "method": response.request.method,
        "url": str(url),
        "attempts": response.request.extensions.get("attempt", 1),
    }


def response_of(
    response: httpx2.Response,
    data: T,
    content: bytes | None = None,
    headers: TypedHeaders[Any] | None = None,
) -> Response[T, Any]:
    """Our view of an answer that has been read; ``content`` is for one that has not."""
    return Response(
        data=data,
        content=response.content if content is None else content,
        _typed_headers=headers,
        **head_of(response),
    )
