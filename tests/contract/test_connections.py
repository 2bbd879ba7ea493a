"""One connection serves many calls, and proxies stay out of it."""

from __future__ import annotations

import pytest

from openrouter import errors

from .sdk import Sdk
from .server import Answer, Server

CREDITS = Answer(body=b'{"data": {"total_credits": 10.0, "total_usage": 2.5}}')


def test_many_calls_share_a_connection(sdk: Sdk, server: Server) -> None:
    server.script(CREDITS)
    client = sdk.client()
    for _ in range(5):
        sdk.settle(client.credits.get_credits())
        sdk.settle(client.credits.get_credits.with_response())
        sdk.settle(client.with_options(timeout=5).credits.get_credits())
    assert len(server.requests) == 15
    assert server.connections == 1


def test_errors_give_the_connection_back(sdk: Sdk, server: Server) -> None:
    server.script(Answer(401, b"{}"), Answer(body=b"<html>"), CREDITS)
    client = sdk.client()
    with pytest.raises(errors.UnauthorizedResponseError):
        sdk.settle(client.credits.get_credits())
    with pytest.raises(errors.ResponseValidationError):
        sdk.settle(client.credits.get_credits())
    sdk.settle(client.credits.get_credits())
    assert server.connections == 1
