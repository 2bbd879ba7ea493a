"""Server-Sent Events (HTML Living Standard, section 9.2.6): bytes in, events out."""

from __future__ import annotations

import re
from typing import NamedTuple

from .decode import DecodeError
from .problem import Problem

LONGEST = 64 * 1024 * 1024
"""Bytes: what is longer is no event, but a server that does not stop."""

# Two line ends in a row: an event is over. One that is a CR is no half of a CRLF.
_BLANK_LINE = re.compile(rb"(?>\r\n|\n|\r)(?>\r\n|\n|\r)")
_LONGEST_BLANK_LINE = len(b"\r\n\r\n")
_BOM = b"\xef\xbb\xbf"
_MILLISECONDS = re.compile(rb"[0-9]{1,18}")


class Event(NamedTuple):
    """One event, with the fields that it has itself."""

    data: str
    event: str = ""
    """Its type; empty where it has none, which stands for `message`."""
    id: str | None = None
    retry: int | None = None
    """Milliseconds."""


class EventCutter:
    """Cuts a body that arrives in chunks into events, in linear time."""

    __slots__ = ("_has_begun", "_longest", "_pending")

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._pending = bytearray()
        self._has_begun = False

    def feed(self, chunk: bytes) -> list[Event]:
        """The events that end in this chunk. Raises `DecodeError` for one too long."""
        pending = self._pending
        # A blank line may have begun in the chunk before; what is older was searched.
        searched = max(0, len(pending) - _LONGEST_BLANK_LINE + 1)
        pending += chunk
        if not _BLANK_LINE.search(pending, searched):
            check_length(len(pending), self._longest)
            return []
        if len(pending) > self._longest:
            check_length(max(map(len, _BLANK_LINE.split(pending))), self._longest)
        *blocks, rest = _BLANK_LINE.split(pending)
        self._pending = bytearray(rest)
        if not self._has_begun:
            self._has_begun = True
            blocks[0] = blocks[0].removeprefix(_BOM)
        return [event for block in blocks if (event := _event(block))]

    def end(self) -> list[Event]:
        """None: an event without its blank line is incomplete, and dropped."""
        return []


def check_length(length: int, longest: int) -> None:
    """Raises `DecodeError` for what is longer than it may be."""
    if length > longest:
        raise DecodeError(Problem((), f"one piece has more than {longest} bytes"))


def _event(block: bytes) -> Event | None:
    """What stands between two blank lines; without data it is no event."""
    data: list[bytes] = []
    kind, id_, retry = b"", None, None
    for line in block.splitlines():
        field, _, value = line.partition(b":")
        if value[:1] == b" ":
            value = value[1:]
        match field:
            case b"data":
                data.append(value)
            case b"event":
                kind = value
            case b"id" if b"\0" not in value:
                id_ = _text(value)
            case b"retry" if _MILLISECONDS.fullmatch(value):
                retry = int(value)
            case _:  # a comment, or a field of times to come
                pass
    if not data:
        return None
    return Event(_text(b"\n".join(data)), _text(kind), id_, retry)


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
