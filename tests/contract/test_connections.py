"""One connection serves many calls, and proxies stay out of it."""

from __future__ import annotations

import asyncio
import gc

import pytest

from openrouter import AsyncOpenRouter, OpenRouter, errors
from openrouter._runtime.clock import AsyncClock, Clock

from .sdk import KEY, Sdk
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


def test_one_event_loop_after_another(server: Server) -> None:
    """Connections are closed with their loop: nothing warns of them."""
    server.script(CREDITS)
    client = AsyncOpenRouter(KEY, base_url=server.origin)
    for _ in range(3):
        credits = asyncio.run(client.credits.get_credits())
        assert credits.data.total_usage == 2.5
    asyncio.run(client.aclose())
    assert server.connections == 3
    del client
    gc.collect()  # asyncio would warn of what nobody closed: here


def test_closing_before_a_retry(sdk: Sdk, server: Server) -> None:
    server.script(Answer(500))
    client = sdk.client()

    if isinstance(client, OpenRouter):
        client._clock = Clock(sleep=lambda _: client.close())
    else:
        client._clock = AsyncClock(sleep=lambda _: client.aclose())
    with pytest.raises(errors.ConfigurationError, match="the client is closed"):
        sdk.settle(client.credits.get_credits())


def test_errors_give_the_connection_back(sdk: Sdk, server: Server) -> None:
    server.script(Answer(401, b"{}"), Answer(body=b"<html>"), CREDITS)
    client = sdk.client()
    with pytest.raises(errors.UnauthorizedResponseError):
        sdk.settle(client.credits.get_credits())
    with pytest.raises(errors.ResponseValidationError):
        sdk.settle(client.credits.get_credits())
    sdk.settle(client.credits.get_credits())
    assert server.connections == 1
