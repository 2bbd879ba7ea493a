"""Answers that come item by item, and what asks for them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...contract.server import Answer, CutOff, Pieces, Step
from ..referees import Asks, EventSource, Raises, Returns
from ..row import Referee, Row

_EVENTS = "text/event-stream"
_TEXT = {"type": "string"}
_ITEM = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}},
}
_ONE_AND_TWO = Returns([{"id": 1}, {"id": 2}])
_END: Mapping[str, Any] = {"x-sdkwright-sse-sentinel": "[DONE]"}


def _row(
    title: str,
    content: Mapping[str, Any],
    step: Step,
    *referees: Referee,
    operation: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Row:
    """`content` by media type: one that is a stream, and others beside it."""
    responses = {"200": {"description": "An answer.", "content": content}}
    return Row(
        "Streams",
        title,
        referees,
        operation={"responses": responses, **(operation or {})},
        answers=(step,),
        **fields,
    )


def _stream(body: str, kind: str = _EVENTS) -> Answer:
    return Answer(200, body.encode(), kind)


def _events(
    title: str, body: str, *referees: Referee, size: int = 0, **media: Any
) -> Row:
    """`size` is that of the pieces in which the body is sent, if it comes in some."""
    answer = _stream(body)
    content = {_EVENTS: {"schema": _ITEM, **media}}
    step = Pieces(answer, size) if size else answer
    return _row(f"events: {title}", content, step, *referees)


def _forms() -> Iterator[Row]:
    judge = EventSource()
    two = 'data: {"id":1}\n\ndata: {"id":2}\n\n'
    yield _events("data", two, judge)
    yield _events(
        "data that is text",
        "data: a\n\ndata: b\n\n",
        EventSource(is_text=True),
        schema=_TEXT,
    )
    yield _events("lines of data", 'data: {"id":\ndata: 1}\n\n', judge)
    yield _events("comments", f": hello\n\n{two}:\n\n", judge)
    yield _events("CRLF", two.replace("\n", "\r\n"), judge)
    yield _events("CR", two.replace("\n", "\r"), judge)
    mixed = 'data: {"id":1}\r\n\ndata: {"id":2}\n\r\n'
    yield _events("line ends of all kinds", mixed, judge)
    yield _events("no space", 'data:{"id":1}\n\n', judge)
    yield _events("further fields", f"id: 7\nretry: 10\nnew: x\n{two}", judge)
    yield _events("without data", f"event: ping\n\n{two}", judge)
    yield _events("a byte order mark", f"\ufeff{two}", _ONE_AND_TWO)
    yield _events("one that is incomplete", 'data: {"id":1}\n\ndata: {"id":2}\n', judge)
    for size in (1, 3, 16):
        yield _events(f"in pieces of {size}", two, judge, size=size)
    crlf = two.replace("\n", "\r\n")
    yield _events("CRLF, in pieces", crlf, judge, size=1)
    yield _events("UTF-8, in pieces", "data: grün 🐈\n\n", EventSource(is_text=True),
        size=1, schema=_TEXT)  # fmt: skip


def _described() -> Iterator[Row]:
    """Events whose schemas say more of them than their data."""
    wrapped = {"type": "object", "properties": {"data": _ITEM}}
    yield _events("only data is described", 'id: 1\ndata: {"id":1}\n\n',
        EventSource(), schema=wrapped)  # fmt: skip
    whole = {
        "type": "object",
        "required": ["event", "data"],
        "properties": {"event": _TEXT, "id": _TEXT, "data": _ITEM},
    }
    event = 'event: new\nid: 7\ndata: {"id":1}\n\n'
    yield _events(
        "all of it is described",
        event,
        Returns([{"event": "new", "id": "7", "data": {"id": 1}}]),
        schema=whole,
    )
    kinds = [
        {
            "type": "object",
            "title": name.title(),
            "required": ["event", "data"],
            "properties": {"event": {"const": name}, "data": data},
        }
        for name, data in (("new", _ITEM), ("gone", _TEXT))
    ]
    yield _events(
        "told apart by `event`",
        'event: new\ndata: {"id":1}\n\nevent: gone\ndata: 1\n\n',
        Returns([{"event": "new", "data": {"id": 1}}, {"event": "gone", "data": "1"}]),
        schema={"oneOf": kinds},
    )
    parsed = {"contentMediaType": "application/json", "contentSchema": _ITEM}
    item_schema = {"type": "object", "properties": {"data": {**_TEXT, **parsed}}}
    yield _row(
        "events: `itemSchema`, JSON in a string",
        {_EVENTS: {"itemSchema": item_schema}},
        _stream('data: {"id":1}\n\n'),
        EventSource(),
        document={"openapi": "3.2.0"},
    )


def _ended() -> Iterator[Row]:
    """What ends a stream, well or badly."""
    one = 'data: {"id":1}\n\n'
    done = f"{one}data: [DONE]\n\n"
    yield _events("a sentinel", done, EventSource("[DONE]"), **_END)
    yield _events("nothing behind the sentinel", f"{done}data: x\n\n",
        EventSource("[DONE]"), **_END)  # fmt: skip
    yield _events("cut off before the sentinel", one,
        Raises("APIConnectionError", "ended before its '[DONE]'"), **_END)  # fmt: skip
    cut = CutOff(_stream(one * 2), sent=len(one) + 9)
    lost = Raises("APIConnectionError", "connection lost")
    yield _row("events: a lost connection", {_EVENTS: {"schema": _ITEM}}, cut, lost)
    failed = '{"error":{"message":"Too many."}}'
    error = Raises("StreamError", "Too many.")
    yield _events(
        "an error, by its type", f"{one}event: error\ndata: {failed}\n\n", error
    )
    yield _events("an error in the place of data", f"{one}data: {failed}\n\n", error)
    bad = Raises("ResponseValidationError")
    yield _events("data of another type", f'{one}data: {{"id":"x"}}\n\n', bad)
    yield _events("what is no JSON", f"{one}data: <a>\n\n", bad)
    yield _row(
        "events: JSON in their place",
        {_EVENTS: {"schema": _ITEM}},
        _stream('{"id":1}', "application/json"),
        Raises("ResponseValidationError", "expected text/event-stream"),
    )


def _lines() -> Iterator[Row]:
    lines = '{"id":1}\n{"id":2}\n'
    for kind in ("application/jsonl", "application/x-ndjson"):
        yield _line_row(f"lines, `{kind}`", kind, lines)
    kind = "application/jsonl"
    yield _line_row("lines: CRLF, and blank ones", kind, '{"id":1}\r\n\r\n{"id":2}\r\n')
    yield _line_row("lines: no last line end", kind, lines.strip())
    yield _line_row("lines: in pieces", kind, lines, size=1)
    array = {"type": "array", "items": _ITEM}
    yield _line_row("lines: described by an array", kind, lines, schema=array)
    texts = '\x1e{"id":1}\n\x1e{"id":2}\n'
    for kind in ("application/json-seq", "application/geo+json-seq"):
        yield _line_row(f"sequence, `{kind}`", kind, texts)
    kind = "application/json-seq"
    yield _line_row(
        "sequence: line ends within", kind, '\x1e{\n"id":1}\n\x1e{"id":2\n}\n'
    )
    yield _line_row("sequence: in pieces", kind, texts, size=1)


def _line_row(
    title: str, kind: str, body: str, *, size: int = 0, schema: Any = _ITEM
) -> Row:
    answer = _stream(body, kind)
    step = Pieces(answer, size) if size else answer
    return _row(title, {kind: {"schema": schema}}, step, _ONE_AND_TWO)


def _asked() -> Iterator[Row]:
    """What switches between a stream and another answer."""
    content = {"application/json": {"schema": _ITEM}, _EVENTS: {"schema": _ITEM}}
    boolean = {"type": "boolean"}
    schema = {"type": "object", "properties": {"stream": boolean, "text": _TEXT}}
    body = {"requestBody": {"content": {"application/json": {"schema": schema}}}}
    query = {"parameters": [{"name": "stream", "in": "query", "schema": boolean}]}
    events, whole = _stream('data: {"id":1}\n\n'), _stream(
        '{"id":1}', "application/json"
    )
    items, answer = Returns([{"id": 1}]), Returns({"id": 1})
    for stream, step, result in ((True, events, items), (False, whole, answer)):
        accept = _EVENTS if stream else "application/json"
        said = json.dumps(stream)
        given: Sequence[tuple[str, Mapping[str, Any], str, Asks]] = (
            ("a property", body, "post", Asks(accept, "", f'{{"stream":{said}}}')),
            ("the query", query, "get", Asks(accept, f"?stream={said}")),
            ("`Accept` alone", {}, "get", Asks(accept)),
        )
        for where, operation, method, asks in given:
            yield _row(
                f"asked for by {where}{'' if stream else ', or not'}",
                content,
                step,
                asks,
                result,
                operation=operation,
                method=method,
                arguments={"stream": stream},
            )


ROWS = (*_forms(), *_described(), *_ended(), *_lines(), *_asked())
