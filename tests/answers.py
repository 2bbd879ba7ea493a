"""A server that answers every operation of an API with what its document promises."""

from __future__ import annotations

import json
import re
from typing import Any, assert_never

import httpx2

from sdkwright.guide.samples import (
    Bytes,
    BytesOrText,
    Day,
    Free,
    Items,
    Member,
    Moment,
    Nothing,
    Parts,
    Plain,
    Properties,
    Sample,
    Samples,
    Variant,
)
from sdkwright.ir import (
    Api,
    ByCursor,
    ByStatus,
    Content,
    EventStream,
    JsonContent,
    JsonLines,
    JsonSequence,
    NoContent,
    Operation,
    Paging,
    RawContent,
    StreamContent,
    TextContent,
    Way,
    WholeEventStream,
)


class Answers:
    """Knows an API by its model; `respond` is the handler of a mock transport.

    A second page is the last, and what the document does not describe is `{}`.
    """

    def __init__(self, api: Api) -> None:
        self._turned: set[str] = set()
        self._samples = Samples(api.declarations, without="write")
        # A server's own path may stand before: the longest that fits is meant, and of
        # these the one with the fewest variables.
        self._operations = sorted(
            ((one, _pattern(one)) for one in api.operations),
            key=lambda pair: (-pair[0].sent.count("/"), pair[0].sent.count("{")),
        )

    def respond(self, request: httpx2.Request) -> httpx2.Response:
        path = request.url.raw_path.decode().partition("?")[0]
        found = (
            one
            for one, pattern in self._operations
            if one.method == request.method and pattern.fullmatch(path)
        )
        operation = next(found, None)
        if operation is None:
            return httpx2.Response(200, json={})
        stream = operation.stream
        if stream and stream.content.media_type in request.headers.get("Accept", ""):
            return self._stream(stream.content)
        match operation.success:
            case JsonContent(media_type, type_) if operation.paging:
                page = wire(self._samples.of(type_))
                if operation.pointer in self._turned:
                    page = _ended(page, operation.paging)
                self._turned ^= {operation.pointer}
                headers = {"Content-Type": media_type}
                return httpx2.Response(200, headers=headers, json=page)
            case ByStatus(contents):
                status, content = contents[0]
                return self._answer(content, status if isinstance(status, int) else 200)
            case JsonContent() | TextContent() | RawContent() | NoContent() as content:
                return self._answer(content, 200)
            case streamed:
                return self._stream(streamed)

    def _answer(self, content: Content, status: int) -> httpx2.Response:
        match content:
            case JsonContent(media_type, type_):
                return httpx2.Response(
                    status,
                    headers={"Content-Type": media_type},
                    content=json.dumps(wire(self._samples.of(type_))),
                )
            case TextContent() | RawContent():
                headers = {"Content-Type": content.media_type}
                return httpx2.Response(status, headers=headers, content=b"text")
            case NoContent():
                return httpx2.Response(204 if status == 200 else status)
            case _:
                assert_never(content)

    def _stream(self, stream: StreamContent) -> httpx2.Response:
        item = wire(self._samples.of(stream.item))
        text = json.dumps(item)
        match stream:
            case EventStream(is_text=is_text):
                body = f"data: {item if is_text else text}\n\n"
                body += f"data: {stream.end}\n\n" if stream.end is not None else ""
            case WholeEventStream():
                body = "".join(f"{key}: {_line(one)}\n" for key, one in item.items())
                body += "\n"
                body += f"data: {stream.end}\n\n" if stream.end is not None else ""
            case JsonLines():
                body = f"{text}\n"
            case JsonSequence():
                body = f"\x1e{text}\n"
            case _:
                assert_never(stream)
        headers = {"Content-Type": stream.media_type}
        return httpx2.Response(200, headers=headers, content=body.encode())


def wire(sample: Sample) -> Any:
    """A sample as JSON."""
    match sample:
        case Plain(value) | Member(_, value):
            return value
        case Moment(value) | Day(value):
            return value.isoformat()
        case BytesOrText(name):
            return name
        case Bytes():
            return "bytes"
        case Nothing():
            return None
        case Free():
            return {}
        case Items(items) | Parts(items):
            return [wire(one) for one in items]
        case Variant(_, _, value):
            return wire(value)
        case Properties(_, fields):
            return {field.wire_name: wire(value) for field, value in fields}
        case _:
            assert_never(sample)


def _ended(page: Any, paging: Paging) -> Any:
    """A page without items that leads to no other."""
    if isinstance(paging.turn, ByCursor):
        _put(page, paging.turn.cursor, None)
    return _put(page, paging.items, [])


def _put(value: Any, way: Way, new: Any) -> Any:
    """The value with something new in it, if there is such a way."""
    match way:
        case ():
            return new
        case (str(name), *rest) if isinstance(value, dict) and name in value:
            value[name] = _put(value[name], tuple(rest), new)
    return value


def _line(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _pattern(operation: Operation) -> re.Pattern[str]:
    path = re.split("[?#]", operation.sent)[0]
    literal = re.split(r"\{[^{}]*\}", path)
    return re.compile(".*" + "[^/]*".join(map(re.escape, literal)))
