"""Which names stand for secrets."""

from __future__ import annotations

import pytest

from runtime.secret_names import SecretNames, is_secret


@pytest.mark.parametrize(
    "name",
    [
        *("password", "Password2", "new_password", "password_confirmation", "passwd"),
        *(
            "secret",
            "clientSecret",
            "client-secret",
            "token",
            "accessToken",
            "id_token",
        ),
        *("refresh_token", "X-Auth-Token", "X-Amz-Security-Token", "filter[token]"),
        *("api_key", "apiKey", "APIKEY", "X-API-Key", "X-RapidAPI-Key", "private_key"),
        *("secret_access_key", "Ocp-Apim-Subscription-Key", "Authorization"),
        *("Proxy-Authorization", "Cookie", "Set-Cookie", "X-Hub-Signature-256", "sig"),
        *(
            "X-Amz-Signature",
            "X-Amz-Credential",
            "client_assertion",
            "jwt",
            "passphrase",
        ),
    ],
)
def test_secret(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "max_tokens",
            "prompt_tokens",
            "token_count",
            "token_type",
            "tokens",
            "tokenizer",
        ),
        *(
            "next_token",
            "nextPageToken",
            "page_token",
            "continuation-token",
            "sync_token",
        ),
        *(
            "secret_name",
            "key",
            "keys",
            "public_key",
            "access_key_id",
            "author",
            "design",
        ),
        *("Idempotency-Key", "WWW-Authenticate", "passed", "id", "", "2", "config"),
    ],
)
def test_harmless(name: str) -> None:
    assert not is_secret(name)


def test_what_an_api_says_counts_as_well() -> None:
    names = SecretNames(frozenset({"key"}), frozenset({"x-tenant", "pin"}))
    assert all(map(names.has, ("key", "X-Tenant", "PIN", "password")))
    assert not any(map(names.has, ("KEY", "tenant", "pins")))


@pytest.mark.parametrize(
    ("names", "value", "is_hidden"),
    [
        (SecretNames(), "Hello", False),
        (SecretNames(), 15043, False),
        (SecretNames(), "a" * 15, False),
        (SecretNames(), "a" * 16, True),
        (SecretNames(marked=frozenset({"token"})), "Hello", True),
    ],
)
def test_a_token_that_is_a_piece_of_text(
    names: SecretNames, value: object, is_hidden: bool
) -> None:
    assert names.hides("token", value) is is_hidden
    assert names.hides("access_token", value)
