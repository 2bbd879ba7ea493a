"""Streams → what reads them, and the types of what they hand out."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from ..code import Code, join
from ..ir import (
    EventStream,
    JsonLines,
    JsonSequence,
    StreamContent,
    WholeEventStream,
)
from .imports import Imports
from .literals import literal
from .types import Returned

Kind: TypeAlias = Literal["Stream", "AsyncStream"]

_STREAMS = "._runtime.streams"
_FORMATS = "._runtime.stream_formats"
_MEDIA_TYPES = {
    "JSON_LINES": "application/jsonl",
    "JSON_SEQUENCE": "application/json-seq",
}
"""What the formats are called that have several names, where nothing else is said."""


def stream_type(stream: StreamContent, types: Returned, kind: Kind = "Stream") -> Code:
    """The type of a stream, as one of the two kinds of clients returns it."""
    name = types.imports.for_checkers(_STREAMS, kind)
    return Code(f"{name}[{types.annotation(stream.item)}]")


def stream_decoder(stream: StreamContent, types: Returned) -> str:
    """What reads a stream."""
    kind = types.imports.name(_STREAMS, "StreamOf")
    format_ = _format(stream, types.imports)
    arguments = [format_, Code(f"lambda: {types.annotation(stream.item)}")]
    if stream.end is not None:
        arguments.append(Code(f"end={literal(stream.end)}"))
    if stream.media_type != _MEDIA_TYPES.get(format_, stream.media_type):
        arguments.append(Code(f"accept={literal(stream.media_type)}"))
    return f"{kind}({join(', ', arguments)})"


def _format(stream: StreamContent, imports: Imports) -> Code:
    match stream:
        case EventStream(is_text=True):
            return imports.name(_FORMATS, "TEXT_EVENTS")
        case EventStream():
            return imports.name(_FORMATS, "EVENTS")
        case WholeEventStream(text="all"):
            return imports.name(_FORMATS, "WHOLE_TEXT_EVENTS")
        case WholeEventStream(text=()):
            return imports.name(_FORMATS, "WHOLE_EVENTS")
        case WholeEventStream(text=kinds):
            listed = ", ".join(map(literal, kinds))
            return Code(f"{imports.name(_FORMATS, 'whole_events')}(text=[{listed}])")
        case JsonLines():
            return imports.name(_FORMATS, "JSON_LINES")
        case JsonSequence():
            return imports.name(_FORMATS, "JSON_SEQUENCE")
        case _:
            assert_never(stream)
