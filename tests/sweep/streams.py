"""Event streams: what a server may send, by the HTML Living Standard, section 9.2.6."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from ..described import Described, Json, Schema
from ..values import Values

EVENT_STREAM = "text/event-stream"

_FIELDS = {"data", "event", "id", "retry"}
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
_BETWEEN = st.sampled_from([(), (": a comment",), ("id: 7", "retry: 10"), ("new: x",)])


@dataclass(frozen=True, slots=True)
class Events:
    """What stands for a stream, and the pieces in which it arrives."""

    data: Sequence[Json]
    pieces: Sequence[bytes]


@st.composite
def events(draw: st.DrawFn, values: Values, media: Mapping[str, Any]) -> Events:
    """A stream as a Media Type Object describes it, cut at odd places."""
    schema = _data(values.described, media.get("itemSchema", media.get("schema", True)))
    is_text = _is_text(values.described, schema)
    item = st.text("aé{ ", min_size=1, max_size=5) if is_text else values.of(schema)
    data = draw(st.lists(item, min_size=1, max_size=3))
    end = draw(_ENDS)
    lines = []
    for one in data:
        lines += [*draw(_BETWEEN), f"data: {one if is_text else json.dumps(one)}", ""]
    if sentinel := media.get("x-speakeasy-sse-sentinel"):
        lines += [f"data: {sentinel}", ""]
    content = "".join(f"{line}{end}" for line in lines).encode()
    size = draw(st.integers(1, 9))
    return Events(data, [content[i : i + size] for i in range(0, len(content), size)])


def _data(described: Described, schema: Schema) -> Schema:
    """The schema of the data: of the events themselves, or of their property."""
    properties: dict[str, Schema] = {}
    for part in described.parts(schema):
        if "oneOf" in part or "anyOf" in part:
            return schema
        properties.update(part.get("properties", {}))
    is_event = "data" in properties and properties.keys() <= _FIELDS
    return properties["data"] if is_event else schema


def _is_text(described: Described, schema: Schema) -> bool:
    return any(part.get("type") == "string" for part in described.parts(schema))
