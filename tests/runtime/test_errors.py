"""Errors: which class, what they say, and what they keep to themselves."""

from __future__ import annotations

import copy
import logging
import pickle
import ssl
import traceback
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

import httpx2
import pytest
from pydantic import Field

from runtime import errors
from runtime.auth import APIKey, HTTPBasic, HTTPBearer
from runtime.decode import AnyJson, Json
from runtime.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    InternalServerError,
    InvalidRequestError,
    RateLimitError,
    ResponseValidationError,
    SDKError,
)
from runtime.models import Model, Tagged, UnknownVariant
from runtime.operation import Operation

from .harness import API, BASE, GET, KEY, POST, Sdk, ok


class Unauthorized(Model):
    code: int


class UnauthorizedError(APIError):
    """The server answered 401."""

    data: Unauthorized | None
    body_type = Json(lambda: Unauthorized)


class TooManyError(APIError):
    """The server answered 429."""

    body_type = Json(lambda: Unauthorized)


class RangeError(APIError):
    """The server answered 4XX."""


class DefaultError(APIError):
    """The server answered something else."""


DOCUMENTED: Operation[Any] = Operation(
    "documented",
    "GET",
    "/things",
    returns=Json(lambda: Unauthorized),
    errors={401: UnauthorizedError, "4XX": RangeError, "default": DefaultError},
)


def raised(
    sdk: Sdk, answer: Any, operation: Operation[Any] = GET, **options: Any
) -> Any:
    sdk.serve(answer, **options)
    with pytest.raises(SDKError) as caught:
        sdk.call(operation, retries=0)
    return caught.value


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


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{}", "code: Field required"),
        (b'{"code":"x"}', "code: Input should be a valid integer"),
        (b"", "the body is empty"),
        (b"  ", "the body is empty"),
        (b"<html>", "Invalid JSON"),
        (b'{"code":', "Invalid JSON"),
        (b"[" * 100_000, "Invalid JSON"),
        (b"\xff", "Invalid JSON"),
    ],
)
def test_a_success_with_another_body(sdk: Sdk, body: bytes, said: str) -> None:
    error = raised(sdk, httpx2.Response(200, content=body), DOCUMENTED)
    assert type(error) is ResponseValidationError
    assert said in str(error)
    assert str(error).startswith(f"GET {BASE}/things: 200 OK: ")
    assert error.body == body
    assert error.status_code == error.response.status_code == 200
    assert all(problem.message for problem in error.errors)


@pytest.mark.parametrize(
    ("content_type", "body", "said"),
    [
        ("text/event-stream", b"data: {}\n\n", "text/event-stream: data: {}"),
        (
            "Text/HTML; charset=utf-8",
            b"<html>\x1b[31m\r\n<p>" + b"x" * 500,
            "text/html: <html>[31m <p>" + "x" * 66 + "…",
        ),
        ("text/plain", b"\xff", "text/plain: \ufffd"),
    ],
)
@pytest.mark.parametrize("decoder", [Json(lambda: Unauthorized), AnyJson()])
def test_a_success_that_is_not_json_at_all(
    sdk: Sdk, decoder: Any, content_type: str, body: bytes, said: str
) -> None:
    operation: Operation[Any] = Operation("o", "GET", "/o", returns=decoder)
    answer = httpx2.Response(200, content=body, headers={"Content-Type": content_type})
    error = raised(sdk, answer, operation)
    assert str(error) == (
        f"GET {BASE}/o: 200 OK: expected application/json, got {said}"
    )
    assert error.body == body


def test_what_was_meant_to_be_json_is_not_shown(sdk: Sdk) -> None:
    for content_type in ("application/json", "application/hal+json"):
        headers = {"Content-Type": content_type}
        answer = httpx2.Response(200, content=b'{"key":"new', headers=headers)
        text = str(raised(sdk, answer, DOCUMENTED))
        assert "200 OK: Invalid JSON: " in text
        assert "new" not in text


class Picture(Model):
    type: Literal["picture"]
    urls: list[str]


class Words(Model):
    type: Literal["words"]
    text: str


Part: TypeAlias = Annotated[
    Picture | Words | UnknownVariant,
    Tagged("type", {"picture": Picture, "words": Words}),
]


class Page(Model):
    parts: list[Part | str] | None = None
    by_name: dict[str, int | list[int]] | None = None
    size: Literal["s", "m"] | int | None = None
    class_: Annotated[int | None, Field(alias="class")] = None
    either: Picture | Words | None = None


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            {"parts": ["a", {"type": "words"}]},
            ["parts[1].text: Field required"],
        ),
        (
            {"parts": [{"type": "picture", "urls": ["a", 2]}]},
            ["parts[0].urls[1]: Input should be a valid string"],
        ),
        (
            {"parts": [3]},
            [
                "parts[0]: Input should be an object",
                "parts[0]: Input should be a valid string",
            ],
        ),
        (
            {"by_name": {"int": "x", "k": [1, "y"]}},
            [
                "by_name.int: Input should be a valid integer, unable to parse string"
                " as an integer",
                "by_name.int: Input should be a valid array",
                "by_name.k[1]: Input should be a valid integer, unable to parse string"
                " as an integer",
            ],
        ),
        ({"class": []}, ["class: Input should be a valid integer"]),
        ({"either": 3}, ["either: Input should be an object"]),
        ({"either": {"type": "words", "urls": []}}, None),
        ([], ["Input should be an object"]),
    ],
    ids=repr,
)
def test_problems_speak_of_the_document_alone(
    sdk: Sdk, body: Any, problems: list[str] | None
) -> None:
    page: Operation[Any] = Operation("p", "GET", "/p", returns=Json(lambda: Page))
    error = raised(sdk, httpx2.Response(200, json=body), page)
    if problems is None:
        places = {problem.location for problem in error.errors}
        assert places == {("either", "type"), ("either", "text")}
    else:
        assert [str(problem) for problem in error.errors] == problems


def test_an_item_that_is_missing_has_a_place(sdk: Sdk) -> None:
    pair: Operation[Any] = Operation(
        "p", "GET", "/p", returns=Json(lambda: dict[str, tuple[int, int]])
    )
    error = raised(sdk, httpx2.Response(200, json={"a": [1]}), pair)
    assert [str(problem) for problem in error.errors] == ["a[1]: Field required"]


def test_a_problem_at_the_top_of_a_list(sdk: Sdk) -> None:
    many: Operation[Any] = Operation("m", "GET", "/m", returns=Json(lambda: list[Page]))
    error = raised(sdk, httpx2.Response(200, json=[{}, {"size": "x"}]), many)
    assert {problem.location for problem in error.errors} == {(1, "size")}
    assert "200 OK: [1].size: Input should be 's' or 'm'; [1].size: " in str(error)


def test_many_problems_are_cut_in_the_message_alone(sdk: Sdk) -> None:
    many: Operation[Any] = Operation("m", "GET", "/m", returns=Json(lambda: list[int]))
    error = raised(sdk, httpx2.Response(200, json=["x"] * 50), many)
    assert len(error.errors) == 50
    assert error.errors[3].location == (3,)
    assert str(error).endswith("and 45 more")


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


def connect_error() -> httpx2.ConnectError:
    error = httpx2.ConnectError("[Errno -2] Name or service not known")
    error.__cause__ = OSError(-2, "Name or service not known")
    return error


@pytest.mark.parametrize(
    ("failure", "kind", "said"),
    [
        (connect_error(), APIConnectionError, "could not connect: [Errno -2] Name"),
        (httpx2.ConnectTimeout(""), APITimeoutError, "could not connect in time"),
        (httpx2.PoolTimeout(""), APITimeoutError, "no free connection in time"),
        (httpx2.ReadTimeout(""), APITimeoutError, "no answer in time"),
        (httpx2.ReadError("reset"), APIConnectionError, "connection lost: reset"),
        (httpx2.ReadError(""), APIConnectionError, "connection lost"),
        (httpx2.DecodingError("zlib"), APIConnectionError, "cannot be decoded: zlib"),
        (httpx2.ProxyError("407"), APIConnectionError, "connection failed: 407"),
        (ssl.SSLError("bad record"), APIConnectionError, "bad record"),
        (OSError("broken"), APIConnectionError, "broken"),
        (
            httpx2.LocalProtocolError(f"Illegal header {KEY}"),
            APIConnectionError,
            "Local",
        ),
        (httpx2.UnsupportedProtocol("x"), APIConnectionError, "UnsupportedProtocol"),
        (httpx2.InvalidURL(KEY), APIConnectionError, "InvalidURL"),
        (httpx2.StreamConsumed(), APIConnectionError, "StreamConsumed"),
        (UnicodeEncodeError("ascii", KEY, 0, 1, "x"), APIConnectionError, "Unicode"),
    ],
    ids=repr,
)
def test_no_answer(
    sdk: Sdk, failure: Exception, kind: type[SDKError], said: str
) -> None:
    error = raised(sdk, failure)
    assert type(error) is kind
    assert said in str(error)
    assert str(error).startswith(f"GET {BASE}/things: ")
    assert_hidden(error)


def test_a_bug_is_not_a_connection_error(sdk: Sdk) -> None:
    sdk.serve(ZeroDivisionError("in a hook"))
    with pytest.raises(ZeroDivisionError):
        sdk.call()


def test_a_corrupt_body_is_told(sdk: Sdk) -> None:
    def corrupt(_: httpx2.Request) -> httpx2.Response:
        head = {"Content-Encoding": "gzip"}
        stream: Any = httpx2.ByteStream(b"not gzip")
        return httpx2.Response(200, headers=head, stream=stream)

    sdk.client(http_client=sdk.http_client(corrupt))
    with pytest.raises(APIConnectionError, match="decoded"):
        sdk.call()


@pytest.mark.parametrize(
    "wrong",
    [
        {"header": {"X": "a\r\nB: c"}},
        {"header": {"X": "ü"}},
        {"header": {"X": " a"}},
        {"extra_headers": {"X Y": "a"}},
        {"extra_headers": {"X": 1}},
        {"extra_headers": {7: "X"}},
        {"extra_headers": {"content-length": "3"}},
        {"extra_headers": {"Transfer-Encoding": "chunked"}},
        {"idempotency_key": "a\nb"},
        {"query": {"x": float("nan")}},
        {"extra_query": {"x": object()}},
        {"fields": {"x": float("inf")}},
        {"fields": {"x": object()}},
        {"fields": {"x": datetime(2026, 11, 22)}},
        {"query": {"x": [datetime(2026, 11, 22)]}},
        {"fields": {"x": "\ud800"}},
        {"body": [1], "extra_body": {"a": 1}},
        {"query": {"x": "y" * 70_000}},
    ],
    ids=repr,
)
def test_what_cannot_be_sent_is_refused(sdk: Sdk, wrong: dict[str, Any]) -> None:
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError) as caught:
        sdk.call(POST, **wrong)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert not sdk.requests


def test_a_circle_is_refused(sdk: Sdk) -> None:
    circle: list[Any] = []
    circle.append(circle)
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError, match="body"):
        sdk.call(POST, body=circle)


class TestSecrecy:
    """No key in anything that an error, a log or a client shows."""

    @pytest.mark.parametrize(
        "answer",
        [
            httpx2.Response(401, json={"code": 1}),
            httpx2.Response(429),
            httpx2.Response(200, content=b"{}"),
            httpx2.Response(302),
            httpx2.ReadError("reset"),
            httpx2.ConnectTimeout(""),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize(
        "scheme",
        [
            HTTPBearer(),
            APIKey("header", "X-Key"),
            APIKey("query", "key"),
            APIKey("cookie", "key"),
        ],
        ids=repr,
    )
    def test_errors_and_logs(
        self, sdk: Sdk, answer: Any, scheme: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        api = API._replace(schemes={"api_key": scheme})
        sdk.serve(answer, api=api)
        with pytest.raises(SDKError) as caught:
            sdk.call(DOCUMENTED, query={"page": 1})
        assert KEY in f"{sdk.sent.url.raw_path!r}{sdk.sent.headers.raw!r}"
        assert_hidden(caught.value)
        assert "page=1" in caught.value.url  # type: ignore[attr-defined]  # all have one
        assert "runtime" in {record.name for record in caplog.records}
        assert KEY not in caplog.text

    @pytest.mark.parametrize("key", [KEY, f"a b/{KEY}"])
    def test_an_answer_that_names_what_was_asked(self, sdk: Sdk, key: str) -> None:
        api = API._replace(schemes={"api_key": APIKey("query", "key")})

        def answer(request: httpx2.Request) -> httpx2.Response:
            asked = f"https://other.test{request.url.raw_path.decode()}"
            headers = {"Location": asked, "Link": f'<{asked}>; rel="next"', "X": key}
            return httpx2.Response(307, headers=headers)

        sdk.client(
            api=api,
            http_client=sdk.http_client(answer),
            credentials={"api_key": key},
        )
        with pytest.raises(APIError) as caught:
            sdk.call(POST, query={"page": 1}, body={})
        assert_hidden(caught.value)
        assert "page=1" in caught.value.headers["Location"]

    def test_clients(self, sdk: Sdk) -> None:
        client = sdk.serve(ok(), headers={"X-Key": KEY})
        assert KEY not in repr(client) + repr(vars(client))
        for spread in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="pickled or copied"):
                spread(client)
        config = client._config
        with pytest.raises(TypeError, match="pickled or copied"):
            pickle.dumps(config)

    def test_basic(self, sdk: Sdk) -> None:
        api = API._replace(schemes={"api_key": HTTPBasic()})
        client = sdk.serve(
            httpx2.Response(401), api=api, credentials={"api_key": ("u", KEY)}
        )
        with pytest.raises(AuthenticationError) as caught:
            sdk.call()
        assert_hidden(caught.value)
        assert KEY not in repr(vars(client))

    def test_what_is_raised_while_handling_another_is_not_hidden_by_ours(
        self, sdk: Sdk
    ) -> None:
        sdk.serve(httpx2.Response(401))
        with suppress(KeyError):
            try:
                raise KeyError("the user's own")
            finally:
                with pytest.raises(AuthenticationError) as caught:
                    sdk.call()
        assert isinstance(caught.value.__context__, KeyError)


def assert_hidden(error: BaseException) -> None:
    """The key is in no text and no pickle of the error, nor of those that led to it."""
    link: BaseException | None = error
    while link is not None:
        texts = f"{link}{link!r}{vars(link)}{link.args}"
        assert KEY not in texts
        assert KEY.encode() not in pickle.dumps(link)
        link = link.__cause__ or link.__context__
    assert KEY not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("status", [401, 429, 404, 500, 200])
def test_errors_can_be_pickled_and_copied(sdk: Sdk, status: int) -> None:
    error = raised(sdk, httpx2.Response(status, json={"code": "x"}), DOCUMENTED)
    for twin in (
        pickle.loads(pickle.dumps(error)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert twin.body == error.body
        assert twin.request_id == error.request_id


@pytest.mark.parametrize("status", [401, 200])
def test_copies_keep_notes(sdk: Sdk, status: int) -> None:
    error = raised(sdk, httpx2.Response(status), DOCUMENTED)
    error.add_note("while paying")
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert twin.__notes__ == ["while paying"]


def test_a_connection_error_can_be_pickled(sdk: Sdk) -> None:
    error = raised(sdk, httpx2.ConnectTimeout(""))
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is APITimeoutError
    assert str(twin) == str(error)


def test_every_public_error_is_an_sdk_error() -> None:
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), SDKError)
    assert not issubclass(TooManyError, RateLimitError)
    assert issubclass(errors.error_class(TooManyError, 429), RateLimitError)
