"""Hooks are told of what ends a stream too early."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    ResponseValidationError,
    SDKError,
    StreamError,
)
from runtime.hooks import OnError

from .harness import Sdk
from .hooking import Seen, hooks_of
from .streaming import CHAT, Body, following, rest

FIRST = b'data: {"id": 1}\n\n'


def started(sdk: Sdk, hooks: object, *chunks: bytes | Exception) -> tuple[Any, Body]:
    body = Body(*chunks)

    def handle(_request: httpx2.Request) -> httpx2.Response:
        headers = {"Content-Type": "text/event-stream"}
        return httpx2.Response(200, headers=headers, stream=body)

    sdk.client(http_client=sdk.http_client(handle), hooks=hooks)
    return sdk.call(CHAT, body={"stream": True}), body


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (httpx2.ReadError("reset"), APIConnectionError),
        (b'data: {"error": {"message": "no"}}\n\n', StreamError),
        (b'data: {"id": "x"}\n\n', ResponseValidationError),
    ],
)
def test_what_ends_it(sdk: Sdk, last: Any, kind: type[SDKError]) -> None:
    seen = Seen.by(sdk)
    stream, body = started(sdk, seen.hooks, FIRST, last)
    assert following(sdk, stream).id == 1
    assert seen.names == ["BeforeRequest 1", "AfterResponse 1"]
    with pytest.raises(kind) as caught:
        following(sdk, stream)
    (told,) = seen.events[2:]
    assert isinstance(told, OnError)
    assert told.error is caught.value
    assert (told.operation_id, told.attempt) == ("stream", 1)
    assert body.is_closed


def test_its_end_is_no_error(sdk: Sdk) -> None:
    seen = Seen.by(sdk)
    stream, _ = started(sdk, seen.hooks, FIRST, b"data: [DONE]\n\n")
    assert [one.id for one in rest(sdk, stream)] == [1]
    stream, body = started(sdk, seen.hooks, FIRST, FIRST)
    following(sdk, stream)
    sdk.settle(stream.close() if sdk.kind == "sync" else stream.aclose())
    assert body.is_closed
    assert not any(isinstance(one, OnError) for one in seen.events)


def test_what_a_hook_raises(sdk: Sdk) -> None:
    def fail(_event: OnError) -> None:
        raise KeyError("mine")

    stream, body = started(sdk, hooks_of(sdk, on_error=fail), httpx2.ReadError("reset"))
    with pytest.raises(KeyError, match="mine"):
        following(sdk, stream)
    assert body.is_closed
