"""Where the key comes from, and what happens without one."""

from __future__ import annotations

import logging
import pickle

import pytest

from openrouter import errors

from .sdk import KEY, Sdk
from .secrecy import assert_hidden
from .server import Answer, Server

CREDITS = Answer(body=b'{"data": {"total_credits": 10.0, "total_usage": 2.5}}')


@pytest.mark.parametrize("key", [None, ""])
@pytest.mark.parametrize("variable", [None, ""])
def test_without_a_key_nothing_is_sent(
    sdk: Sdk,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    key: str | None,
    variable: str | None,
) -> None:
    if variable is not None:
        monkeypatch.setenv("OPENROUTER_API_KEY", variable)
    with pytest.raises(errors.OpenRouterError) as caught:
        sdk.settle(sdk.client(key).credits.get_credits())
    assert "api_key" in str(caught.value)
    assert "OPENROUTER_API_KEY" in str(caught.value)
    assert server.connections == 0


def test_the_key_of_the_environment(
    sdk: Sdk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "key-of-the-environment")
    server.script(CREDITS)
    sdk.settle(sdk.client(None).credits.get_credits())
    sdk.settle(sdk.client("key-of-the-argument").credits.get_credits())
    assert [request.headers["authorization"] for request in server.requests] == [
        "Bearer key-of-the-environment",
        "Bearer key-of-the-argument",
    ]


@pytest.mark.parametrize(
    "key", [f"{KEY}\r\nX-Evil: 1", f"{KEY}\n", f"{KEY}\0", f"{KEY}é"]
)
def test_a_key_that_fits_in_no_header(sdk: Sdk, server: Server, key: str) -> None:
    with pytest.raises(errors.OpenRouterError) as caught:
        sdk.settle(sdk.client(key).credits.get_credits())
    assert_hidden(caught.value)
    assert server.connections == 0


def test_no_logger_shows_the_key(
    sdk: Sdk, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script(CREDITS)
    client = sdk.client()
    sdk.settle(client.credits.get_credits(extra_query={"api_key": KEY}))
    assert KEY in server.requests[0].target
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    loggers = {record.name.partition(".")[0] for record in caplog.records}
    assert loggers >= {"openrouter", "httpx2", "httpcore2"}
    assert KEY not in caplog.text


def test_a_client_does_not_show_its_key(sdk: Sdk) -> None:
    client = sdk.client()
    for shown in (client, client.credits, client.credits.get_credits):
        assert KEY not in f"{shown!r} {shown}"
    with pytest.raises(TypeError) as caught:
        pickle.dumps(client)
    assert KEY not in str(caught.value)
