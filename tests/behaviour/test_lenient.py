"""What comes one after another, pages and events, in a lenient client."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

import httpx2
import pytest

from .sdk import Server
from .shelf import Shelf

EVENTS = b'data: {"id": 1}\n\ndata: {"id": "x", "new": 1}\n\ndata: {}\n\n'
STREAM = {"Content-Type": "text/event-stream"}


def paged(sdk: ModuleType, shelf: Shelf, way: str) -> Any:
    """A method of a lenient client."""
    transport = httpx2.MockTransport(shelf.respond)
    http_client = httpx2.Client(transport=transport)
    client = sdk.Example(http_client=http_client, response_validation="lenient")
    return getattr(getattr(client, way), way)


@pytest.mark.parametrize("way", ["by_cursor", "by_number"])
def test_pages_hold_what_came(sdk: ModuleType, way: str) -> None:
    shelf = Shelf(sdk)
    pages = iter(
        [
            {"data": [{"id": "x"}, 3], "meta": {"next": 2}, "pages": 2},
            {"data": [{"id": 1}], "meta": None, "pages": 2},
        ]
    )
    shelf.answer = lambda _: next(pages)
    first, *others = paged(sdk, shelf, way).items()
    assert first.id == "x"
    assert [getattr(item, "id", item) for item in others] == [3, 1]
    assert len(shelf.asked) == 2


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ({"data": "abc"}, "by_cursor"),
        ({"data": {"list": []}}, "by_number"),
        ({"data": [{}], "meta": "next"}, "by_cursor"),
        ({"data": [{}], "pages": "two"}, "by_number"),
    ],
)
def test_a_page_that_cannot_be_turned_is_an_error(
    sdk: ModuleType, page: Any, way: str
) -> None:
    shelf = Shelf(sdk)
    shelf.answer = lambda _: page
    method = paged(sdk, shelf, way)
    assert method().to_dict() == page
    with pytest.raises(sdk.errors.ResponseValidationError, match="can be told"):
        list(method.items())


def test_events_hold_what_came(
    sdk: ModuleType, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers(content=EVENTS, headers=STREAM)
    with server.client(sdk, response_validation="lenient").events.events() as events:
        books = list(events)
    assert [book.id for book in books] == [1, "x", None]
    assert [book.to_dict() for book in books] == [{"id": 1}, {"id": "x", "new": 1}, {}]
    assert [record.getMessage() for record in caplog.records] == [
        "events: taken as it came (request id: none): id: Input should be a valid"
        " integer, unable to parse string as an integer",
        "events: taken as it came (request id: none): id: Field required",
    ]

    async def collect() -> list[Any]:
        client = server.async_client(sdk, response_validation="lenient")
        async with client, await client.events.events() as stream:
            return [book async for book in stream]

    assert asyncio.run(collect()) == books


@pytest.mark.parametrize(
    ("event", "error"),
    [
        (b"data: [1]", "ResponseValidationError"),
        (b"data: <p>", "ResponseValidationError"),
        (b'data: {"error": "no"}', "StreamError"),
        (b"event: error\ndata: {}", "StreamError"),
    ],
)
def test_events_that_are_none_are_errors(
    sdk: ModuleType, server: Server, event: bytes, error: str
) -> None:
    server.answers(content=event + b"\n\n", headers=STREAM)
    client = server.client(sdk, response_validation="lenient")
    with client.events.events() as events, pytest.raises(sdk.errors.ResponseError) as e:
        next(events)
    assert type(e.value).__name__ == error
    assert e.value.__context__ is None


def test_a_client_that_is_not_lenient_raises(sdk: ModuleType, server: Server) -> None:
    server.answers(content=EVENTS, headers=STREAM)
    client = server.client(sdk, response_validation="lenient")
    strict = client.with_options(response_validation="strict")
    with strict.events.events() as events:
        assert next(events).id == 1
        with pytest.raises(sdk.errors.ResponseValidationError):
            next(events)
