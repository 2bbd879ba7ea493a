"""``Response``: the whole answer to a call, without what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, TypeVar

import httpx2

from .public import public_module
from .secret_url import SecretURL

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_REQUEST_ID_HEADERS = ("x-request-id", "request-id")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Response(Generic[T_co]):
    """What the server answered.

    It holds nothing of the request but its method and URL, and that without secrets:
    it may be logged and pickled.
    """

    data: T_co
    """The body, decoded."""
    status_code: int
    headers: httpx2.Headers
    content: bytes
    """The body as it came, after transfer and content codings."""
    method: str
    url: str
    """What was asked, in the end (after redirects); values of keys are hidden."""

    @property
    def request_id(self) -> str | None:
        """What the server calls this request; quote it when reporting a problem."""
        for name in _REQUEST_ID_HEADERS:
            if value := self.headers.get(name):
                return value
        return None

    @property
    def reason(self) -> str:
        """The standard phrase of the status; empty for one that has none."""
        try:
            return HTTPStatus(self.status_code).phrase
        except ValueError:
            return ""

    def __repr__(self) -> str:
        return f"<Response {self.status_code} {self.method} {self.url}>"


Response.__module__ = public_module("", otherwise=__name__)


def response_of(response: httpx2.Response, data: T) -> Response[T]:
    """Our view of an answer that has been read."""
    url, headers = response.request.url, response.headers
    return Response(
        data=data,
        status_code=response.status_code,
        headers=url.hide_in(headers) if isinstance(url, SecretURL) else headers,
        content=response.content,
        method=response.request.method,
        url=str(url),
    )
