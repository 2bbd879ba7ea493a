"""The formats of streams: how a body is cut, and what of each piece is validated."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import NamedTuple, Protocol

from .json_lines import LineCutter, SequenceCutter
from .sse import Event, EventCutter

_JSON_LINES = (
    *("application/jsonl", "application/x-jsonl", "application/jsonlines"),
    *("application/ndjson", "application/x-ndjson", "application/x-jsonlines"),
    "application/stream+json",
)
"""Names of one format, none of which is registered."""
_USUAL = "message"
"""The type of an event that names none (HTML Living Standard, section 9.2.6)."""


class Cutter(Protocol):
    """Cuts the chunks of one body into events. Both raise `TooLarge`."""

    def feed(self, chunk: bytes) -> list[Event]:
        """What ends in this chunk."""
        ...

    def end(self) -> list[Event]:
        """What the end of the body ends."""
        ...


class Format(NamedTuple):
    """How the body of an answer is read as a stream."""

    media_types: tuple[str, ...]
    """Its names, in lower case; the first is asked for."""
    cutter: Callable[[float], Cutter]
    """Made anew for each body, with the bytes that an event may have."""
    json_of: Callable[[Event], bytes]
    """The JSON that an item is validated from."""
    json_of_text: Callable[[Event], bytes] | None = None
    """The same of an event with all of its fields whose data is no JSON after all: one
    that is not described, say."""


def _data(event: Event) -> bytes:
    return event.data


def _data_as_text(event: Event) -> bytes:
    return json.dumps(event.data.decode()).encode()


def _whole_as_text(event: Event) -> bytes:
    return _whole(event, _data_as_text(event))


def _whole(event: Event, data: bytes) -> bytes:
    """An event as a JSON object; ``data`` is the JSON of its data."""
    fields: dict[str, str | int] = {"event": event.event or _USUAL}
    if event.id is not None:
        fields["id"] = event.id
    if event.retry is not None:
        fields["retry"] = event.retry
    return b'%b, "data": %b}' % (json.dumps(fields).encode()[:-1], data)


def _sse(
    json_of: Callable[[Event], bytes],
    json_of_text: Callable[[Event], bytes] | None = None,
) -> Format:
    return Format(("text/event-stream",), EventCutter, json_of, json_of_text)


EVENTS = _sse(_data)
"""Server-Sent Events whose items are their data, which is JSON."""

TEXT_EVENTS = _sse(_data_as_text)
"""Server-Sent Events whose items are their data, which is text."""


def whole_events(*, text: Collection[str] = ()) -> Format:
    """Server-Sent Events that are items with all of their fields.

    Their data is JSON, but text in the events that are listed by type.
    """

    def json_of(event: Event) -> bytes:
        is_text = (event.event or _USUAL) in text
        return _whole(event, _data_as_text(event) if is_text else event.data)

    return _sse(json_of, _whole_as_text)


WHOLE_EVENTS = whole_events()
"""Server-Sent Events that are items with all of their fields; their data is JSON."""

WHOLE_TEXT_EVENTS = _sse(_whole_as_text)
"""The same, but their data is text."""

JSON_LINES = Format(_JSON_LINES, LineCutter, _data)
JSON_SEQUENCE = Format(("application/json-seq",), SequenceCutter, _data)
