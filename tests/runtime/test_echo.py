"""What is left of the answer of a server that says back what it was sent."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from runtime.echo import without_echo
from runtime.secret_names import SecretNames

HIDDEN = "[hidden]"
DIGEST = (
    'Digest username="ann", realm="Restricted", nonce="0123456789abcdef",'
    ' uri="/v1/things", response="fedcba9876543210", qop=auth, nc=00000001'
)


def seen(answer: Any, *, body: Any = None, **headers: str) -> Any:
    """What a user sees of an answer to such a request."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = httpx2.Request("POST", "https://api.test/v1", json=body, headers=names)
    received = httpx2.Response(400, json=answer, request=request)
    return json.loads(without_echo(received, SecretNames()).content)


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ({"cookie": "language=en; timezone=UTC"}, {"language": "en", "timezone": 1}),
        ({"authorization": DIGEST}, {"username": "a", "instance": "/v1/things"}),
        ({"authorization": "Negotiate YIIabc"}, {"detail": "Negotiate first"}),
        ({"authorization": 'Signature signature="x"'}, {"signature": "is missing"}),
    ],
)
def test_names_are_no_secrets(header: dict[str, str], answer: Any) -> None:
    assert seen(answer, **header) == answer


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        ({"cookie": "a=b; session_id=abcdefgh"}, "abcdefgh"),
        ({"cookie": 'session="abcdefgh"'}, "abcdefgh"),
        ({"authorization": DIGEST}, "fedcba9876543210"),
        ({"authorization": "Bearer abcdefgh=="}, "abcdefgh=="),
        ({"authorization": "Bearer abcdefgh=ijklmnop"}, "abcdefgh=ijklmnop"),
        ({"authorization": "abcdefgh"}, "abcdefgh"),
        ({"x_api_key": "abcdefgh"}, "abcdefgh"),
        ({"authorization": "AWS4 Credential=abcdefgh/x, Signature=y"}, "abcdefgh/x"),
    ],
)
def test_values_are(header: dict[str, str], secret: str) -> None:
    assert seen({"got": [f"not {secret}!"]}, **header) == {"got": [f"not {HIDDEN}!"]}


def test_a_password_that_is_the_word() -> None:
    answer = {"errors": {"password": ["is too common"]}}
    assert seen(answer, body={"user": {"password": "password"}}) == answer


def test_json_stays_json() -> None:
    """Where the digits of a secret stand in numbers."""
    answer = {
        "key": 12345678,
        "text": "not 12345678",
        "amount": 9123456780.5,
        "a": [-1],
    }
    assert seen(answer, x_api_key="12345678") == {
        "key": HIDDEN,
        "text": f"not {HIDDEN}",
        "amount": 9123456780.5,
        "a": [-1],
    }
