"""Errors: which class, and what they say."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime import errors
from runtime.decode import Json
from runtime.errors import (
    APIError,
    AuthenticationError,
    InternalServerError,
    RateLimitError,
    SDKError,
)
from runtime.operation import Operation

from .harness import (
    BASE,
    DOCUMENTED,
    DefaultError,
    RangeError,
    Sdk,
    Unauthorized,
    UnauthorizedError,
    raised,
    status,
)


class TooManyError(APIError):
    """The server answered 429."""

    body_type = Json(lambda: Unauthorized)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (402, errors.APIError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (503, errors.InternalServerError),
        (599, errors.InternalServerError),
        (700, errors.InternalServerError),
        (304, errors.APIError),
    ],
)
def test_the_class_of_a_status(sdk: Sdk, status: int, kind: type[APIError]) -> None:
    assert type(raised(sdk, httpx2.Response(status))) is kind


@pytest.mark.parametrize(
    "body", [b'{"code":7}', b"<html>", b"", b'{"code":"x"}', b"[1]", b"\xff"]
)
def test_a_documented_status_raises_its_class_whatever_the_body(
    sdk: Sdk, body: bytes
) -> None:
    error = raised(sdk, httpx2.Response(401, content=body), DOCUMENTED)
    assert isinstance(error, UnauthorizedError)
    assert isinstance(error, AuthenticationError)
    assert type(error).__name__ == type(error).__qualname__ == "UnauthorizedError"
    assert type(error).__module__ == UnauthorizedError.__module__
    assert type(error).__doc__ == UnauthorizedError.__doc__
    assert error.data == (Unauthorized(code=7) if body == b'{"code":7}' else None)
    assert error.body == body


def test_it_is_composed_once(sdk: Sdk) -> None:
    first = raised(sdk, httpx2.Response(401), DOCUMENTED)
    second = raised(sdk, httpx2.Response(401), DOCUMENTED)
    assert type(first) is type(second)


@pytest.mark.parametrize(
    ("status", "documented", "general"),
    [
        (404, RangeError, errors.NotFoundError),
        (418, RangeError, APIError),
        (500, DefaultError, InternalServerError),
        (302, DefaultError, APIError),
    ],
)
def test_ranges_and_the_default(
    sdk: Sdk, status: int, documented: type[APIError], general: type[APIError]
) -> None:
    error = raised(sdk, httpx2.Response(status), DOCUMENTED)
    assert isinstance(error, documented)
    assert isinstance(error, general)


def test_the_fields(sdk: Sdk) -> None:
    answer = httpx2.Response(429, content=b"no", headers={"X-Request-Id": "r-1"})
    error = raised(sdk, answer)
    assert error.status_code == 429
    assert error.body == b"no"
    assert error.data is None
    assert error.headers["x-request-id"] == error.request_id == "r-1"
    assert error.method == "GET"
    assert error.url == f"{BASE}/things"
    assert error.response.status_code == 429
    assert error.response.reason == "Too Many Requests"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"error":{"message":"bad key"}}', ": bad key"),
        (b'{"error":"bad key"}', ": bad key"),
        (b'{"message":"bad\\n key\\u001b[31m"}', ": bad key[31m"),
        (b'{"detail":"bad key"}', ": bad key"),
        (b'{"title":"Bad key"}', ": Bad key"),
        (b'{"other":1}', ': {"other":1}'),
        (b"bad key\n", ": bad key"),
        (b"<!doctype html><p>bad</p>", ""),
        (b"", ""),
        (b"[" * 60_000, ": " + "[" * 200 + "…"),
        (b'{"message":"' + b"x" * 999 + b'"}', ": " + "x" * 200 + "…"),
        (b"\xff\xfe", ": \ufffd\ufffd"),
    ],
)
def test_the_message_of_the_server(sdk: Sdk, body: bytes, message: str) -> None:
    answer = httpx2.Response(401, content=body, headers={"Request-Id": "r-1"})
    expected = f"GET {BASE}/things: 401 Unauthorized{message} (request id: r-1)"
    assert str(raised(sdk, answer)) == expected


def test_what_the_server_writes_is_fit_for_a_log(sdk: Sdk) -> None:
    keyed: Operation[Any] = Operation(
        "k", "GET", "/k", returns=Json(lambda: dict[str, int])
    )
    answer = httpx2.Response(
        200,
        json={"\x1b[31mevil\n2026 INFO fine" + "k" * 5000: "x"},
        headers={"X-Request-Id": "r" * 5000},
    )
    text = str(raised(sdk, answer, keyed))
    assert text.isprintable()
    assert len(text) < 500
    lost = httpx2.RemoteProtocolError("illegal header: \x1b[31m\n" + "x" * 5000)
    text = str(raised(sdk, lost))
    assert text.isprintable()
    assert len(text) < 500


def test_every_public_error_is_an_sdk_error() -> None:
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), SDKError)
    assert not issubclass(TooManyError, RateLimitError)
    assert issubclass(errors.error_class(TooManyError, 429), RateLimitError)


def test_an_error_says_how_long_the_server_asks_to_wait(sdk: Sdk) -> None:
    error = raised(sdk, status(429, Retry_After="3600", X_Request_Id="r1"))
    assert str(error).endswith(": no (request id: r1, Retry-After: 3600)")
