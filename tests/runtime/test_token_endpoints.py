"""Where tokens are asked for: found by metadata, and never in the clear."""

from __future__ import annotations

import httpx2
import pytest

from runtime.errors import ConfigurationError, TokenError
from runtime.oauth import ClientCredentials
from runtime.oauth_scheme import OAuth2

from .authority import SECURED, TOKEN_URL, Authority
from .harness import KEY, Sdk, assert_hidden


@pytest.fixture
def authority() -> Authority:
    return Authority()


def test_metadata_say_where_tokens_are(sdk: Sdk, authority: Authority) -> None:
    scheme = OAuth2(metadata_url="https://id.test/metadata")
    authority.answers = [httpx2.Response(200, json={"token_endpoint": TOKEN_URL})]
    api = SECURED._replace(schemes={"oauth": scheme})
    client = authority.client(sdk, ClientCredentials("id", KEY), api)
    sdk.call()
    authority.revoked = {"t2"}
    sdk.call(on=client.with_options(timeout=5))
    asked = [(one.method, str(one.url)) for one in authority.asked]
    token = ("POST", TOKEN_URL)
    assert asked == [("GET", "https://id.test/metadata"), token, token]
    assert "Authorization" not in authority.asked[0].headers


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx2.Response(404), TokenError),
        (httpx2.Response(200, text="<html>"), TokenError),
        (httpx2.Response(200, json={"token_endpoint": 5}), TokenError),
        (
            httpx2.Response(200, json={"token_endpoint": "http://id.test/token"}),
            ConfigurationError,
        ),
    ],
)
def test_metadata_that_are_none(
    sdk: Sdk, authority: Authority, answer: httpx2.Response, error: type[Exception]
) -> None:
    scheme = OAuth2(metadata_url="https://id.test/metadata")
    authority.answers = [answer]
    authority.client(sdk, api=SECURED._replace(schemes={"oauth": scheme}))
    with pytest.raises(error):
        sdk.call()
    assert len(authority.asked) == 1


@pytest.mark.parametrize("url", ["http://id.test/token", "http://10.0.0.1/token"])
def test_secrets_are_not_sent_in_the_clear(
    sdk: Sdk, authority: Authority, url: str
) -> None:
    authority.client(sdk, ClientCredentials("id", KEY, token_url=url))
    with pytest.raises(ConfigurationError, match="must be https") as caught:
        sdk.call()
    assert_hidden(caught.value)
    assert not authority.asked


@pytest.mark.parametrize(
    ("url", "base_url"),
    [
        ("http://localhost:1/token", None),
        ("http://127.0.0.1/token", None),
        ("http://[::1]/token", None),
        ("http://id.test/token", "http://api.test"),
        ("/token", "http://api.test"),
    ],
)
def test_but_they_are_on_this_machine_or_as_the_api_is(
    sdk: Sdk, authority: Authority, url: str, base_url: str | None
) -> None:
    grant = ClientCredentials("id", KEY, token_url=url)
    authority.client(sdk, grant, base_url=base_url)
    assert sdk.call() == {}


@pytest.mark.parametrize(
    "url", ["ftp://id.test/t", "https://u:p@id.test/t", "https://id.test/#t"]
)
def test_urls_that_are_none(sdk: Sdk, authority: Authority, url: str) -> None:
    authority.client(sdk, ClientCredentials("id", KEY, token_url=url))
    with pytest.raises(ConfigurationError, match="URL for tokens"):
        sdk.call()
