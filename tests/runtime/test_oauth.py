"""OAuth 2: what is asked of an authorization server, and what its answers lead to."""

from __future__ import annotations

import copy
import logging
import pickle
from base64 import b64decode
from typing import Any

import httpx2
import pytest

from runtime.auth import HTTPScheme
from runtime.errors import (
    APIConnectionError,
    APIError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    InternalServerError,
    RateLimitError,
    TokenError,
)
from runtime.oauth import ClientCredentials, Grant, Password, RefreshToken
from runtime.oauth_scheme import OAuth2

from .authority import SECURED, TOKEN_URL, Authority
from .harness import API, KEY, Sdk, assert_hidden


@pytest.fixture
def authority() -> Authority:
    return Authority()


def test_client_credentials(sdk: Sdk, authority: Authority) -> None:
    authority.client(sdk, ClientCredentials("id:ü /", "se cret+%"))
    assert sdk.call() == {}
    (asked,) = authority.asked
    assert (asked.method, str(asked.url)) == ("POST", TOKEN_URL)
    kind, _, pair = asked.headers["Authorization"].partition(" ")
    assert kind == "Basic"
    assert b64decode(pair) == b"id%3A%C3%BC+%2F:se+cret%2B%25"
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.headers["Accept"] == "application/json"
    assert authority.form == {
        "grant_type": "client_credentials",
        "scope": "read write",
    }
    assert authority.calls == ["t1"]


def test_a_client_that_says_who_it_is_in_the_form(
    sdk: Sdk, authority: Authority
) -> None:
    extra = {"audience": "https://api.test", "grant_type": "mine"}
    grant = ClientCredentials("id", "se+cret", client_auth="post", parameters=extra)
    authority.client(sdk, grant)
    sdk.call()
    assert "Authorization" not in authority.asked[0].headers
    assert authority.form == {
        "grant_type": "client_credentials",
        "client_id": "id",
        "client_secret": "se+cret",
        "audience": "https://api.test",
        "scope": "read write",
    }


def test_password(sdk: Sdk, authority: Authority) -> None:
    grant = Password("ann", "pass", client_id="public", token_url=TOKEN_URL)
    authority.client(sdk, grant)
    sdk.call()
    assert "Authorization" not in authority.asked[0].headers
    assert authority.form == {
        "grant_type": "password",
        "username": "ann",
        "password": "pass",
        "client_id": "public",
        "scope": "read write",
    }


def test_a_refresh_token_at_a_url_of_the_api(sdk: Sdk, authority: Authority) -> None:
    authority.client(sdk, RefreshToken("r0", client_id="id", client_secret="secret"))
    sdk.call()
    assert str(authority.asked[0].url) == "https://api.test/v1/renew"
    assert "Authorization" in authority.asked[0].headers
    assert authority.form == {"grant_type": "refresh_token", "refresh_token": "r0"}


@pytest.mark.parametrize(
    ("scopes", "sent"),
    [("a b", "a b"), (["a", "b"], "a b"), ((), None), (None, "read write")],
)
def test_scopes(sdk: Sdk, authority: Authority, scopes: Any, sent: str | None) -> None:
    authority.client(sdk, ClientCredentials("id", "secret", scopes=scopes))
    sdk.call()
    assert authority.form.get("scope") == sent


def test_nothing_of_the_api_goes_along(sdk: Sdk, authority: Authority) -> None:
    http = {
        "headers": {"X-Http": KEY},
        "cookies": {"session": KEY},
        "params": {"q": KEY},
        "auth": ("u", KEY),
    }
    grant = ClientCredentials("id", "secret", client_auth="post")
    authority.client(sdk, grant, headers={"X-Own": KEY}, http=http)
    sdk.call(extra_headers={"X-Extra": KEY}, extra_query={"k": KEY})
    (asked,) = authority.asked
    assert KEY not in f"{asked.headers.raw!r}{asked.url.raw_path!r}{asked.content!r}"
    assert asked.headers["User-Agent"].startswith("sample-python/")


def test_a_token_from_the_environment(
    sdk: Sdk, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_ID", "id")
    authority.client(sdk, credentials={})
    with pytest.raises(ConfigurationError) as caught:
        sdk.call()
    assert str(caught.value) == (
        "no credential: pass oauth=… to Sample() or set the environment variable"
        " SAMPLE_TOKEN or SAMPLE_ID and SAMPLE_SECRET"
    )
    monkeypatch.setenv("SAMPLE_SECRET", "secret")
    authority.client(sdk, credentials={})
    sdk.call()
    monkeypatch.setenv("SAMPLE_TOKEN", "given")
    authority.client(sdk, credentials={})
    sdk.call()
    assert authority.calls == ["t1", "given"]


@pytest.mark.parametrize("token", ["given", lambda: "given"])
def test_a_token_that_is_given(sdk: Sdk, authority: Authority, token: Any) -> None:
    authority.client(sdk, token)
    sdk.call()
    assert (authority.calls, authority.asked) == (["given"], [])


def test_a_way_that_the_api_does_not_have(sdk: Sdk, authority: Authority) -> None:
    authority.client(sdk, Password("u", KEY))
    with pytest.raises(ConfigurationError, match=r"pass token_url=… to Password\(\)"):
        sdk.call()


def test_a_scheme_without_tokens_takes_no_grant(sdk: Sdk, authority: Authority) -> None:
    authority.client(sdk, api=SECURED._replace(schemes={"oauth": HTTPScheme("Bearer")}))
    with pytest.raises(ConfigurationError, match="oauth must be a string"):
        sdk.call()


@pytest.mark.parametrize(
    "make",
    [
        lambda: ClientCredentials("", "secret"),
        lambda: ClientCredentials("id", ""),
        lambda: ClientCredentials("id", None),  # type: ignore[arg-type]  # a missing variable
        lambda: ClientCredentials("id", "\udc80"),
        lambda: ClientCredentials("id", "s", client_auth="x"),  # type: ignore[arg-type]  # no such way
        lambda: ClientCredentials("id", "s", parameters={"a": 5}),  # type: ignore[dict-item]  # no text
        lambda: ClientCredentials("id", "s", scopes=["a", 5]),  # type: ignore[list-item]  # no text
        lambda: Password("", "x"),
        lambda: Password("name", "x", client_secret="whose?"),
        lambda: RefreshToken(""),
    ],
)
def test_grants_that_cannot_be_sent(make: Any) -> None:
    with pytest.raises(ConfigurationError):
        make()


@pytest.mark.parametrize("client_auth", ["basic", "post"])
@pytest.mark.parametrize("status", [400, 200])
def test_what_a_server_says_back(sdk: Sdk, client_auth: Any, status: int) -> None:
    """As it was written: in base64, or percent-encoded."""
    said: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        basic = request.headers.get("authorization", "").removeprefix("Basic ")
        said.append(basic or request.content.decode().rpartition("client_secret=")[2])
        body = {"error": "invalid_client", "error_description": f"not {said}"}
        return httpx2.Response(status, json=body, headers={"X-Seen": said[0]})

    url = "https://id.test/token"
    grant = ClientCredentials("id", "se/cr+et+", client_auth=client_auth)
    sdk.client(
        api=API._replace(schemes={"api_key": OAuth2({"client_credentials": url})}),
        credentials={"api_key": grant},
        http_client=sdk.http_client(answer),
    )
    with pytest.raises(TokenError) as caught:
        sdk.call()
    assert caught.value.headers["X-Seen"] == "[hidden]"
    assert len(said[0]) > 9
    assert said[0] not in f"{caught.value}{caught.value.data}"


REFUSALS = [
    (400, {"error": "invalid_grant"}, BadRequestError, "invalid_grant"),
    (
        401,
        {"error": "invalid_client", "error_description": f"not {KEY}"},
        AuthenticationError,
        "invalid_client: not [hidden]",
    ),
    (403, {}, AuthenticationError, "403 Forbidden"),
    (200, {}, AuthenticationError, "it holds no access token"),
    (200, {"access_token": 5}, AuthenticationError, "it holds no access token"),
    (
        200,
        {"access_token": f"{KEY}\n"},
        AuthenticationError,
        "it holds no access token",
    ),
    (
        200,
        {"access_token": KEY, "token_type": "mac"},
        AuthenticationError,
        "not a bearer",
    ),
]


@pytest.mark.parametrize(("status", "body", "kind", "text"), REFUSALS)
def test_no_token(
    sdk: Sdk,
    authority: Authority,
    status: int,
    body: object,
    kind: type[APIError],
    text: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    authority.answers = [httpx2.Response(status, json=body)]
    authority.client(sdk)
    with pytest.raises(TokenError) as caught:
        sdk.call()
    error = caught.value
    assert isinstance(error, kind)
    assert isinstance(error, AuthenticationError)
    assert text in str(error)
    assert str(error).startswith(f"POST {TOKEN_URL}: {status}")
    assert error.body == b""
    assert_hidden(error)
    assert KEY not in caplog.text
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.error) == (
        type(error),
        str(error),
        error.error,
    )
    assert not authority.calls


def test_what_the_server_says_of_it(sdk: Sdk, authority: Authority) -> None:
    said = {"error": "invalid_scope", "error_description": "no\nsuch"}
    authority.answers = [httpx2.Response(400, json=said)]
    authority.client(sdk)
    with pytest.raises(TokenError) as caught:
        sdk.call()
    assert (caught.value.error, caught.value.error_description) == (
        "invalid_scope",
        "no\nsuch",
    )
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx2.Response(500, text=KEY), InternalServerError),
        (httpx2.Response(429, json={"error": "slow_down"}), RateLimitError),
        (httpx2.Response(302, headers={"Location": "https://x.test"}), APIError),
        (httpx2.ReadError("reset"), APIConnectionError),
    ],
)
def test_a_server_that_fails(
    sdk: Sdk, authority: Authority, answer: Any, kind: type[Exception]
) -> None:
    authority.answers = [answer]
    authority.client(sdk, retries=0)
    with pytest.raises(kind) as caught:
        sdk.call()
    assert not isinstance(caught.value, TokenError)
    assert_hidden(caught.value)
    assert len(authority.asked) == 1


def test_a_request_for_a_token_is_tried_again(sdk: Sdk, authority: Authority) -> None:
    authority.answers = [httpx2.ConnectError("refused")]
    authority.client(sdk, retries=1)
    assert sdk.call(retries=0) == {}
    assert sdk.waits == [0.25]


@pytest.mark.parametrize(
    "grant",
    [
        ClientCredentials("an-id", KEY, parameters={"assertion": KEY}),
        Password("a-user", KEY),
        RefreshToken(KEY),
    ],
    ids=repr,
)
def test_grants_show_nothing(grant: Grant) -> None:
    assert repr(grant) == f"<{type(grant).__name__}>"
    assert not hasattr(grant, "__dict__")
    for spread in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="pickled or copied"):
            spread(grant)


def test_clients_show_nothing(sdk: Sdk, authority: Authority) -> None:
    authority.token["access_token"] = KEY
    client = authority.client(sdk)
    sdk.call()
    shown = repr(client) + repr(vars(client)) + repr(client._config.credentials)
    sources = client._config.credentials._sources
    assert sources
    assert KEY not in shown + repr(sources)
