"""Credentials: where they are found, where they go, and what is refused."""

from __future__ import annotations

from base64 import b64decode
from typing import Any

import httpx2
import pytest

from runtime.auth import (
    APIKey,
    HTTPBasic,
    HTTPDigest,
    HTTPScheme,
    Scheme,
    Security,
)
from runtime.config import Api
from runtime.errors import ConfigurationError
from runtime.omit import omit
from runtime.operation import Json, Operation

from .harness import API, BASE, KEY, Sdk, ok


def api(security: Security = ({"api_key": ()},), **schemes: Scheme) -> Api:
    return API._replace(security=security, schemes=schemes)


def needs(security: Security | None) -> Operation[Any]:
    return Operation("x", "GET", "/x", returns=Json(lambda: Any), security=security)


def test_bearer(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call()
    assert sdk.sent.headers["Authorization"] == f"Bearer {KEY}"


def test_any_other_scheme(sdk: Sdk) -> None:
    sdk.serve(ok(), api=api(api_key=HTTPScheme("Token")))
    sdk.call()
    assert sdk.sent.headers["Authorization"] == f"Token {KEY}"


def test_basic(sdk: Sdk) -> None:
    sdk.serve(
        ok(), api=api(api_key=HTTPBasic()), credentials={"api_key": ("üser", "p:w")}
    )
    sdk.call()
    kind, _, token = sdk.sent.headers["Authorization"].partition(" ")
    assert kind == "Basic"
    assert b64decode(token).decode() == "üser:p:w"


@pytest.mark.parametrize("key", ["plain", "a b", "a&b=c#d%25;e"])
def test_api_keys(sdk: Sdk, key: str) -> None:
    for location in ("header", "query", "cookie"):
        scheme = APIKey(location, "key")
        sdk.serve(ok(), api=api(api_key=scheme), credentials={"api_key": key})
        sdk.call(query={"page": 1}, cookie={"c": 1})
    header, query, cookie = sdk.requests
    assert header.headers["key"] == key
    assert query.url.params["key"] == key
    assert query.url.params["page"] == "1"
    assert cookie.headers["Cookie"].startswith("c=1; key=")


def test_the_environment_is_read_when_the_client_is_made(
    sdk: Sdk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_KEY", "from-env")
    sdk.serve(ok(), credentials={"api_key": None})
    monkeypatch.setenv("SAMPLE_KEY", "later")
    sdk.call()
    assert sdk.sent.headers["Authorization"] == "Bearer from-env"
    sdk.serve(ok())
    sdk.call()
    assert sdk.sent.headers["Authorization"] == f"Bearer {KEY}"


def test_basic_from_the_environment(sdk: Sdk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER_NAME", "u")
    scheme = HTTPBasic(env_username="USER_NAME", env_password="PASS_WORD")
    sdk.serve(ok(), api=api(api_key=scheme), credentials={})
    sdk.call()
    assert b64decode(sdk.sent.headers["Authorization"][6:]) == b"u:"


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_missing_credential_is_told_before_anything_is_sent(
    sdk: Sdk, nothing: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_KEY", "")
    sdk.serve(ok(), credentials={"api_key": nothing})
    with pytest.raises(ConfigurationError) as caught:
        sdk.call()
    assert str(caught.value) == (
        "no credential: pass api_key=… to Sample()"
        " or set the environment variable SAMPLE_KEY"
    )
    assert not sdk.requests


KEY_TOO = ", and pass key=… to Sample() or set the environment variable K"


@pytest.mark.parametrize(
    ("given", "more"), [({}, KEY_TOO), ({"key": "k"}, "")], ids=["none", "one"]
)
def test_every_way_is_told(sdk: Sdk, given: dict[str, object], more: str) -> None:
    """And of each what is missing."""
    schemes: dict[str, Scheme] = {
        "token": HTTPScheme("Bearer"),
        "account": HTTPBasic(env_username="U", env_password="P"),
        "key": APIKey("header", "X", env="K"),
    }
    security = ({"token": ()}, {"account": (), "key": ()})
    sdk.serve(ok(), api=api(security, **schemes), credentials=given)
    with pytest.raises(ConfigurationError) as caught:
        sdk.call()
    assert str(caught.value) == (
        "no credential: pass token=… to Sample(); or pass account=… to Sample() or set the"
        f" environment variable U and P{more}"
    )


def test_alternatives(sdk: Sdk) -> None:
    schemes: dict[str, Scheme] = {
        "a": APIKey("header", "A"),
        "b": APIKey("header", "B"),
    }
    both = api(({"a": (), "b": ()}, {"b": ()}), **schemes)
    sdk.serve(ok(), api=both, credentials={"a": "1", "b": "2"})
    sdk.call()
    assert (sdk.sent.headers["A"], sdk.sent.headers["B"]) == ("1", "2")
    sdk.serve(ok(), api=both, credentials={"b": "2"})
    sdk.call()
    assert "A" not in sdk.sent.headers
    assert sdk.sent.headers["B"] == "2"


def test_what_an_operation_needs_replaces_what_the_api_needs(sdk: Sdk) -> None:
    sdk.serve(ok(), credentials={})
    sdk.call(needs(()))
    assert "Authorization" not in sdk.sent.headers
    with pytest.raises(ConfigurationError):
        sdk.call(needs(None))


def test_an_optional_credential_is_sent_where_it_is_there(sdk: Sdk) -> None:
    optional = needs(({}, {"api_key": ()}))
    sdk.serve(ok())
    sdk.call(optional)
    assert sdk.sent.headers["Authorization"] == f"Bearer {KEY}"
    sdk.serve(ok(), credentials={})
    sdk.call(optional)
    assert "Authorization" not in sdk.sent.headers


def test_a_function_is_asked_before_each_call_and_not_for_a_retry(sdk: Sdk) -> None:
    keys = iter(["first", "second"])
    sdk.serve(httpx2.Response(500), ok(), credentials={"api_key": lambda: next(keys)})
    sdk.call()
    sdk.call()
    sent = [request.headers["Authorization"] for request in sdk.requests]
    assert sent == ["Bearer first", "Bearer first", "Bearer second"]


def test_an_async_client_may_ask_a_coroutine() -> None:
    async def key() -> str:
        return "awaited"

    with Sdk("async") as sdk:
        sdk.serve(ok(), credentials={"api_key": key})
        sdk.call()
        assert sdk.sent.headers["Authorization"] == "Bearer awaited"


def test_what_the_function_raises_comes_through(sdk: Sdk) -> None:
    def fail() -> str:
        raise LookupError("vault is shut")

    sdk.serve(ok(), credentials={"api_key": fail})
    with pytest.raises(LookupError, match="vault"):
        sdk.call()


BAD_KEYS = ["secret\n", "sec\r\nret: x", "secrét", "secret\x00", " secret"]


@pytest.mark.parametrize("bad", [*BAD_KEYS, lambda: "", lambda: None, 7])
@pytest.mark.parametrize(
    "scheme",
    [
        HTTPScheme("Bearer"),
        HTTPScheme("X"),
        APIKey("header", "K"),
        APIKey("query", "K"),
    ],
    ids=repr,
)
def test_what_cannot_be_sent_is_refused_and_not_shown(
    sdk: Sdk, bad: Any, scheme: Scheme
) -> None:
    sdk.serve(ok(), api=api(api_key=scheme), credentials={"api_key": bad})
    with pytest.raises(ConfigurationError, match="api_key") as caught:
        sdk.call()
    assert "sec" not in str(caught.value)
    assert not sdk.requests


@pytest.mark.parametrize(
    "bad",
    [
        ("u:x", "secret"),
        ("u", "secret\n"),
        ("u", "secret\udc80"),
        ("", "secret"),
        "secret",
        ("secret",),
    ],
)
@pytest.mark.parametrize("scheme", [HTTPBasic(), HTTPDigest()], ids=repr)
def test_pairs_are_checked(sdk: Sdk, bad: object, scheme: Scheme) -> None:
    sdk.serve(ok(), api=api(api_key=scheme), credentials={"api_key": bad})
    with pytest.raises(ConfigurationError, match="api_key") as caught:
        sdk.call()
    assert "secret" not in str(caught.value)


def test_headers_that_the_user_gives_win(sdk: Sdk) -> None:
    sdk.serve(ok(), headers={"authorization": "Own default"})
    sdk.call()
    assert sdk.sent.headers["Authorization"] == "Own default"
    sdk.call(extra_headers={"AUTHORIZATION": "Own extra"})
    assert sdk.sent.headers.get_list("Authorization") == ["Own extra"]


def test_arguments_that_say_a_key_win(sdk: Sdk) -> None:
    sdk.serve(ok(), api=api(api_key=APIKey("query", "key")))
    sdk.call(needs(None), query={"key": "own"})
    assert sdk.sent.url.query == b"key=own"
    sdk.call(needs(None), query={"key": omit}, extra_query={"key": "extra"})
    assert sdk.sent.url.query == b"key=extra"
    sdk.call(needs(None), query={"key": omit})
    assert sdk.sent.url.query == f"key={KEY}".encode()
    sdk.serve(ok(), api=api(api_key=APIKey("cookie", "key")))
    sdk.call(needs(None), cookie={"key": "own"})
    assert sdk.sent.headers["Cookie"] == "key=own"


def test_a_key_in_the_query_is_sent_but_not_shown(sdk: Sdk) -> None:
    sdk.serve(ok(), api=api(api_key=APIKey("query", "the key")))
    whole = sdk.call(query={"page": 1})
    assert whole == {}
    assert KEY in sdk.sent.url.raw_path.decode()
    assert str(sdk.sent.url) == f"{BASE}/things?page=1&the%20key=[hidden]"
    assert KEY not in repr(sdk.sent) + repr(sdk.sent.url)


def test_a_blocking_client_cannot_await_a_credential() -> None:
    async def ask() -> str:
        return KEY

    with Sdk("sync") as sdk:
        sdk.serve(ok(), credentials={"api_key": ask})
        with pytest.raises(ConfigurationError, match="only an async client"):
            sdk.call()
