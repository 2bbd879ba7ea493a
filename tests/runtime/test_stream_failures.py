"""Streams: everything that can go wrong before and between their items."""

from __future__ import annotations

import pickle
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    ResponseValidationError,
    StreamError,
)
from runtime.stream_formats import EVENTS, TEXT_EVENTS, WHOLE_EVENTS

from .harness import BASE, Sdk
from .streaming import (
    Body,
    Chunk,
    Failed,
    Sparse,
    Whole,
    failing,
    following,
    operation,
    read,
    serve,
    started,
)


def test_an_answer_that_is_no_stream(sdk: Sdk) -> None:
    body = Body(b'{"id":', b"1}")
    serve(sdk, body, "application/json; charset=utf-8")
    with pytest.raises(ResponseValidationError) as caught:
        started(sdk)
    assert "expected text/event-stream, got application/json" in str(caught.value)
    assert caught.value.body == b'{"id":1}'
    assert body.is_closed


def test_a_status_that_is_no_success(sdk: Sdk) -> None:
    sdk.serve(httpx2.Response(401, json={"error": "no"}))
    with pytest.raises(AuthenticationError) as caught:
        started(sdk)
    assert caught.value.body == b'{"error":"no"}'


def test_a_body_that_breaks_off(sdk: Sdk) -> None:
    cut = httpx2.RemoteProtocolError("incomplete chunked read")
    items, error = failing(sdk, b'data: {"id": 1}\n\ndata: {', cut)
    assert items == [Chunk(id=1)]
    assert type(error) is APIConnectionError
    assert "incomplete chunked read" in str(error)


def test_a_body_that_ends_before_its_end(sdk: Sdk) -> None:
    items, error = failing(sdk, b'data: {"id": 1}\n\n')
    assert items == [Chunk(id=1)]
    assert type(error) is APIConnectionError
    assert str(error) == f"POST {BASE}/chat: the stream ended before its '[DONE]'"


def test_a_silence(sdk: Sdk) -> None:
    items, error = failing(sdk, b'data: {"id": 1}\n\n', httpx2.ReadTimeout(""))
    assert items == [Chunk(id=1)]
    assert type(error) is APITimeoutError


def test_it_is_not_asked_for_again(sdk: Sdk) -> None:
    asked = serve(sdk, Body(httpx2.ReadError("")))
    with pytest.raises(APIConnectionError):
        following(sdk, started(sdk))
    assert len(asked) == 1


def test_an_item_that_is_none(sdk: Sdk) -> None:
    items, error = failing(sdk, b'data: {"id": 1}\n\ndata: {"id": "x"}\n\n')
    assert items == [Chunk(id=1)]
    assert type(error) is ResponseValidationError
    assert error.body == b'{"id": "x"}'
    assert error.errors[0].location == ("id",)
    assert error.request_id == "r-1"


@pytest.mark.parametrize("data", [b"", b"{", b"null", b'"error', b"[[" * 10_000])
def test_an_item_that_is_no_json(sdk: Sdk, data: bytes) -> None:
    _, error = failing(sdk, b"data: " + data + b"\n\n")
    assert type(error) is ResponseValidationError
    assert error.body == data


@pytest.mark.parametrize("type_", [Chunk, Sparse, Chunk | Sparse])
@pytest.mark.parametrize(
    "event",
    [
        b'data: {"error": {"message": "no more", "code": 502}}\n\n',
        b'event: error\ndata: {"error": {"message": "no more", "code": 502}}\n\n',
    ],
)
def test_an_error_of_the_server(sdk: Sdk, type_: Any, event: bytes) -> None:
    _, error = failing(sdk, event, call=operation(EVENTS, type_))
    assert type(error) is StreamError
    assert isinstance(error, APIError)
    assert str(error) == f"POST {BASE}/chat: 200 OK: no more (request id: r-1)"
    assert error.data == {"error": {"message": "no more", "code": 502}}
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is StreamError
    assert twin.data == error.data


def test_an_error_that_is_no_json(sdk: Sdk) -> None:
    _, error = failing(sdk, b"event: error\ndata: overloaded\n\n")
    assert type(error) is StreamError
    assert error.data == "overloaded"
    call = operation(TEXT_EVENTS, str)
    _, error = failing(sdk, b"event: error\ndata: overloaded\n\n", call=call)
    assert type(error) is StreamError


@pytest.mark.parametrize("kind", [b"", b"event: error\n"])
def test_an_error_that_is_described_is_an_item(sdk: Sdk, kind: bytes) -> None:
    event = kind + b'data: {"type": "failed", "error": "no more"}\n\n'
    items = read(sdk, operation(EVENTS, Chunk | Failed), event)
    assert items == [Failed(type="failed", error="no more")]


def test_an_event_with_an_error_type_that_is_described(sdk: Sdk) -> None:
    call = operation(WHOLE_EVENTS, Whole)
    items = read(sdk, call, b'event: error\ndata: "no more"\n\n')
    assert items == [Whole(event="error", data="no more")]


def test_an_item_that_speaks_of_errors(sdk: Sdk) -> None:
    event = b'data: {"id": 1, "text": "\\"error\\"", "error": null}\n\n'
    assert read(sdk, operation(EVENTS, Chunk), event)[0].id == 1
    assert read(sdk, operation(EVENTS, dict), b'data: {"error": 1}\n\n')
