"""Redirects: what is followed, and what may go along."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.auth import APIKey
from runtime.errors import APIError
from runtime.operation import Json, Operation

from .harness import API, BASE, GET, KEY, POST, Sdk, ok

ELSEWHERE = "https://elsewhere.test/x"


def moved(code: int, location: str | None) -> httpx2.Response:
    headers = {} if location is None else {"Location": location}
    return httpx2.Response(code, headers=headers)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_get_stays_a_get(sdk: Sdk, code: int) -> None:
    sdk.serve(moved(code, "/v2/things?page=2"), ok())
    assert sdk.call(query={"page": 1}) == {}
    assert sdk.sent.method == "GET"
    assert str(sdk.sent.url) == "https://api.test/v2/things?page=2"
    assert sdk.sent.headers["Authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("code", "method", "then"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (301, "PUT", "PUT"),
        (303, "PUT", "GET"),
        (303, "HEAD", "HEAD"),
    ],
)
def test_methods_and_bodies(sdk: Sdk, code: int, method: str, then: str) -> None:
    operation: Operation[Any] = Operation(
        "x", method, "/x", returns=Json(lambda: Any), body="application/json"
    )
    sdk.serve(moved(code, "y"), ok())
    sdk.call(operation, fields={"a": 1})
    assert sdk.sent.method == then
    assert str(sdk.sent.url) == f"{BASE}/y"
    assert sdk.sent.content == (b'{"a":1}' if then == method else b"")
    assert ("Content-Type" in sdk.sent.headers) == (then == method)


SECRETS: dict[str, Any] = {
    "headers": {"X-Tenant-Key": "tenant-secret", "Cookie": "session=own-secret"},
    "http": {
        "headers": {"X-Proxy-Key": "proxy-secret"},
        "cookies": {"jar": "jar-secret"},
        "auth": ("user", "password-secret"),
        "params": {"token": "params-secret"},
    },
}


def assert_nothing_secret(request: httpx2.Request) -> None:
    everything = f"{request.url.raw_path!r}{request.headers.raw!r}{request.content!r}"
    assert "secret" not in everything
    assert KEY not in everything
    assert set(request.headers) <= {
        "host",
        "accept",
        "user-agent",
        "accept-encoding",
        "connection",
    }


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "location",
    [
        ELSEWHERE,
        "https://api.test:444/x",
        "https://user:pass@elsewhere.test/x",
        "//elsewhere.test/x",
    ],
)
def test_nothing_secret_goes_to_another_origin(
    sdk: Sdk, method: str, location: str
) -> None:
    sdk.serve(moved(302, location), ok(), **SECRETS)
    operation: Operation[Any] = Operation("x", method, "/x", returns=Json(lambda: Any))
    sdk.call(
        operation, extra_headers={"X-Other": "other-secret"}, cookie={"c": "secret"}
    )
    assert sdk.sent.method == method
    assert_nothing_secret(sdk.sent)


def test_an_origin_that_links_may_lead_to_is_no_exception(sdk: Sdk) -> None:
    origin = str(httpx2.URL(ELSEWHERE).copy_with(path="/"))
    sdk.serve(moved(302, ELSEWHERE), ok(), trusted_origins=[origin], **SECRETS)
    sdk.call()
    assert_nothing_secret(sdk.sent)


def test_coming_back_brings_nothing_secret_either(sdk: Sdk) -> None:
    sdk.serve(moved(302, ELSEWHERE), moved(302, f"{BASE}/y"), ok(), **SECRETS)
    sdk.call()
    assert sdk.sent.url.host == "api.test"
    assert_nothing_secret(sdk.sent)


@pytest.mark.parametrize("scheme", [APIKey("query", "key"), APIKey("header", "X-Key")])
def test_keys_by_other_names_stay_as_well(sdk: Sdk, scheme: APIKey) -> None:
    api = API._replace(schemes={"api_key": scheme})
    sdk.serve(moved(302, f"{ELSEWHERE}?key={KEY}&page=2"), ok(), api=api)
    sdk.call()
    assert "page=2" in str(sdk.sent.url)
    if scheme.location == "query":
        assert_nothing_secret(sdk.sent)
    else:
        assert "X-Key" not in sdk.sent.headers


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_only_what_was_asked_by_get_goes_to_another_origin(sdk: Sdk, code: int) -> None:
    sdk.serve(moved(code, ELSEWHERE), ok())
    with pytest.raises(APIError) as caught:
        sdk.call(POST, fields={"secret": 1})
    assert caught.value.status_code == code
    assert len(sdk.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        moved(302, "http://api.test/v1/x"),
        moved(302, "ftp://api.test/x"),
        moved(302, "https://[::1/x"),
        moved(302, "https://api.test:port/"),
        moved(302, "https://api.test:99999/"),
        moved(302, None),
        moved(302, ""),
        moved(300, "/x"),
        moved(304, "/x"),
        moved(305, "/x"),
    ],
    ids=lambda answer: f"{answer.status_code} {answer.headers.get('location')}",
)
def test_all_else_is_an_error(sdk: Sdk, answer: httpx2.Response) -> None:
    sdk.serve(answer, ok())
    with pytest.raises(APIError) as caught:
        sdk.call()
    assert type(caught.value) is APIError
    assert caught.value.status_code == answer.status_code
    assert len(sdk.requests) == 1


def test_five_are_followed_and_no_more(sdk: Sdk) -> None:
    sdk.serve(*[moved(302, "/v1/again")] * 5, ok())
    assert sdk.call() == {}
    sdk.serve(moved(302, "/v1/again"))
    with pytest.raises(APIError, match="302 Found"):
        sdk.call()
    assert len(sdk.requests) == 6 + 6


def test_a_client_that_follows_by_itself_is_kept_from_it(sdk: Sdk) -> None:
    sdk.serve(moved(302, ELSEWHERE), ok(), http={"follow_redirects": True})
    sdk.call()
    assert_nothing_secret(sdk.sent)


def test_a_redirect_may_be_retried(sdk: Sdk) -> None:
    sdk.serve(moved(302, "/v1/y"), httpx2.Response(503), ok())
    assert sdk.call(GET) == {}
    assert [request.url.path for request in sdk.requests] == [
        "/v1/things",
        "/v1/y",
        "/v1/y",
    ]


def test_from_http_to_https_is_another_origin(sdk: Sdk) -> None:
    sdk.serve(
        moved(301, "https://api.test/v1/things"), ok(), base_url="http://api.test/v1"
    )
    sdk.call()
    assert sdk.sent.url.scheme == "https"
    assert "Authorization" not in sdk.sent.headers
