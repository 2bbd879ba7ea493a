"""Streams: items one at a time, and streams that are closed early."""

from __future__ import annotations

import gc
import warnings
from typing import Any, Literal

import httpx2
import pytest

from runtime.errors import APIConnectionError, StreamError
from runtime.models import Model
from runtime.stream_formats import (
    EVENTS,
    JSON_LINES,
    JSON_SEQUENCE,
    TEXT_EVENTS,
    whole_events,
)
from runtime.streams import AsyncStream, Stream

from .harness import KEY, Sdk
from .streaming import (
    Body,
    Chunk,
    Whole,
    following,
    operation,
    read,
    rest,
    serve,
    started,
)


class TestItems:
    def test_they_come_one_at_a_time(self, sdk: Sdk) -> None:
        body = Body(b'data: {"id": 1}\n\n', b'data: {"id": 2}\n\n', b"data: [DONE]\n\n")
        asked = serve(sdk, body)
        stream = started(sdk)
        assert isinstance(stream, Stream if sdk.kind == "sync" else AsyncStream)
        assert asked[0].headers["Accept"] == "text/event-stream"
        assert body.sent == 0
        assert following(sdk, stream) == Chunk(id=1)
        assert body.sent == 1
        assert rest(sdk, stream) == [Chunk(id=2)]

    def test_the_head_is_known_before(self, sdk: Sdk) -> None:
        serve(sdk, Body(b"data: [DONE]\n\n"))
        response = started(sdk).response
        assert response.status_code == 200
        assert response.request_id == "r-1"
        assert response.headers["Content-Type"] == "text/event-stream"
        assert KEY not in f"{response!r}{vars(type(response))}"

    def test_the_end_that_is_said_ends_it(self, sdk: Sdk) -> None:
        body = Body(b"data: [DONE]\n\ndata: no item\n\n", b"data: more\n\n")
        serve(sdk, body)
        assert rest(sdk, started(sdk)) == []
        assert body.is_closed
        assert body.sent == 1

    def test_without_one_the_body_ends_it(self, sdk: Sdk) -> None:
        call = operation(EVENTS, Chunk)
        assert read(sdk, call, b'data: {"id": 1}\n\n') == [Chunk(id=1)]

    def test_text(self, sdk: Sdk) -> None:
        call = operation(TEXT_EVENTS, str, end="[DONE]")
        assert read(sdk, call, b'data: "a"\ndata: b\n\ndata: [DONE]\n\n') == ['"a"\nb']

    def test_whole_events(self, sdk: Sdk) -> None:
        call = operation(whole_events(text=["ping"]), Whole)
        body = (
            b'event: "x"\nid: 1\nretry: 5\ndata: {"id": 1}\n\n',
            b'event: ping\ndata: {"id": 1}\n\ndata: "a"\n\n',
        )
        assert read(sdk, call, *body) == [
            Whole(event='"x"', data=Chunk(id=1), id="1", retry=5),
            Whole(event="ping", data='{"id": 1}'),
            Whole(event="message", data="a"),
        ]

    def test_whole_events_whose_data_is_no_json_after_all(self, sdk: Sdk) -> None:
        call = operation(whole_events(), Whole)
        items = read(sdk, call, b"event: new\ndata: not yet described\n\n")
        assert items == [Whole(event="new", data="not yet described")]

    def test_an_error_in_the_data_of_a_whole_event(self, sdk: Sdk) -> None:
        call = operation(whole_events(), Whole)
        with pytest.raises(StreamError, match="overloaded"):
            read(sdk, call, b'data: {"id": 1, "error": "overloaded"}\n\n')

    def test_lines(self, sdk: Sdk) -> None:
        call = operation(JSON_LINES, Chunk, accept="application/x-ndjson")
        for given in ("application/jsonl", "application/x-ndjson; charset=utf-8", None):
            body = b'{"id": 1}\n{"i', b'd": 2}'
            assert read(sdk, call, *body, content_type=given) == [
                Chunk(id=1),
                Chunk(id=2),
            ]

    def test_a_sequence(self, sdk: Sdk) -> None:
        call = operation(JSON_SEQUENCE, Chunk)
        body = b'\x1e{"id": 1}\n\x1e{"id": 2}\n'
        items = read(sdk, call, body, content_type="application/json-seq")
        assert items == [Chunk(id=1), Chunk(id=2)]


class Created(Model):
    type: Literal["created"]


class Delta(Model):
    type: Literal["delta"]
    text: str


class Completed(Model):
    type: Literal["completed"]
    text: str


STORY = (
    b'data: {"type": "created"}\n\ndata: {"type": "delta", "text": "a"}\n\n'
    b'data: {"type": "completed", "text": "ab"}\n\ndata: {"type": "delta", "text": "c"}\n\n'
)


class TestUntil:
    CALL = operation(EVENTS, Created | Delta | Completed)

    def until(self, sdk: Sdk, stream: Any, kind: Any) -> Any:
        return sdk.settle(stream.until(kind))

    def test_the_next_item_of_a_class(self, sdk: Sdk) -> None:
        serve(sdk, Body(STORY))
        stream = started(sdk, self.CALL)
        found = self.until(sdk, stream, Completed)
        assert found == Completed(type="completed", text="ab")
        assert rest(sdk, stream) == [Delta(type="delta", text="c")]

    def test_the_next_of_several(self, sdk: Sdk) -> None:
        serve(sdk, Body(STORY))
        stream = started(sdk, self.CALL)
        for name in ("delta", "completed", "delta"):
            assert self.until(sdk, stream, Delta | Completed).type == name

    def test_one_that_does_not_come(self, sdk: Sdk) -> None:
        serve(sdk, Body(STORY))
        stream = started(sdk, self.CALL)
        self.until(sdk, stream, Completed)
        with pytest.raises(APIConnectionError, match=r"ended without Completed$"):
            self.until(sdk, stream, Completed)
        with pytest.raises(
            APIConnectionError, match=r"without .*Created \| .*Completed$"
        ):
            self.until(sdk, stream, Created | Completed)

    def test_what_breaks_off_before_it(self, sdk: Sdk) -> None:
        body = Body(STORY[:30], httpx2.ReadError("reset"))
        serve(sdk, body)
        with pytest.raises(APIConnectionError, match="reset"):
            self.until(sdk, started(sdk, self.CALL), Completed)
        assert body.is_closed


class TestLastEventId:
    def test_it_is_that_of_the_item_before(self, sdk: Sdk) -> None:
        events = (b"id: %d\ndata: %d\n\ndata: 0\n\n" % (n, n) for n in (1, 2))
        serve(sdk, Body(b"".join(events)))
        stream = started(sdk, operation(EVENTS, int))
        assert stream.last_event_id == ""
        for item, last in ((1, "1"), (0, "1"), (2, "2"), (0, "2")):
            assert following(sdk, stream) == item
            assert stream.last_event_id == last

    def test_of_what_has_none(self, sdk: Sdk) -> None:
        serve(sdk, Body(b"1\n"), "application/jsonl")
        stream = started(sdk, operation(JSON_LINES, int))
        assert rest(sdk, stream) == [1]
        assert stream.last_event_id == ""


class TestClosing:
    def test_early(self, sdk: Sdk) -> None:
        body = Body(b'data: {"id": 1}\n\n' * 2, b'data: {"id": 3}\n\n')
        serve(sdk, body)
        stream = started(sdk)
        following(sdk, stream)
        close(sdk, stream)
        assert body.is_closed
        assert body.sent == 1
        assert rest(sdk, stream) == []

    def test_before_it_has_begun(self, sdk: Sdk) -> None:
        body = Body(b"data: [DONE]\n\n")
        serve(sdk, body)
        stream = started(sdk)
        close(sdk, stream)
        close(sdk, stream)
        assert body.is_closed
        assert body.sent == 0
        assert rest(sdk, stream) == []

    def test_by_an_exception(self, sdk: Sdk) -> None:
        body = Body(b'data: {"id": 1}\n\n' * 2)
        serve(sdk, body)
        stream = started(sdk)

        def fail() -> None:
            with stream:
                raise KeyError

        async def fail_async() -> None:
            async with stream:
                raise KeyError

        with pytest.raises(KeyError):
            fail() if sdk.kind == "sync" else sdk.settle(fail_async())
        assert body.is_closed

    def test_one_that_is_dropped(self, sdk: Sdk) -> None:
        body = Body(b'data: {"id": 1}\n\n' * 2)
        serve(sdk, body)
        stream = started(sdk)
        following(sdk, stream)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            del stream
            gc.collect()
            sdk.settle(_turn())
        assert body.is_closed


async def _turn() -> None:
    """Lets the event loop finish what it has begun."""


def close(sdk: Sdk, stream: Any) -> None:
    if isinstance(stream, Stream):
        stream.close()
    else:
        sdk.settle(stream.aclose())
