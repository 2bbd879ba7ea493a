"""Server-Sent Events (HTML Living Standard, section 9.2.6): bytes in, events out."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lines import Lines, as_utf8, too_long

_BOM = b"\xef\xbb\xbf"
_DATA = b"data: "
_MILLISECONDS = re.compile(rb"[0-9]{1,18}")


class Event(NamedTuple):
    """One event, with the fields that it has itself."""

    data: bytes
    """UTF-8."""
    event: str = ""
    """Its type; empty where it has none, which stands for `message`."""
    id: str | None = None
    retry: int | None = None
    """Milliseconds."""
    last_id: str = ""
    """Its id, or the last before it."""


class EventCutter:
    """Cuts a body that arrives in chunks into events, in linear time."""

    __slots__ = (
        *("_data", "_ends_with_cr", "_event", "_has_begun", "_id", "_last_id"),
        *("_lines", "_longest", "_retry"),
    )
    _data: bytes | bytearray | None
    _id: str | None
    _retry: int | None

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._lines = Lines(longest)
        self._ends_with_cr = False
        self._has_begun = False
        self._last_id = ""
        self._forget()

    def feed(self, chunk: bytes) -> list[Event]:
        """The events that end in this chunk. Raises `TooLarge` for one too long."""
        if self._ends_with_cr or b"\r" in chunk:
            chunk = self._with_plain_line_ends(chunk)
        lines = self._lines.feed(chunk)
        if lines and not self._has_begun:
            self._has_begun = True
            lines[0] = lines[0].removeprefix(_BOM)
        events: list[Event] = []
        for line in lines:
            if line:
                self._read(line)
            elif self._data is not None:
                events.append(self._taken(self._data))
            else:
                self._forget()
        return events

    def end(self) -> list[Event]:
        """None: an event without its blank line is incomplete, and dropped."""
        return []

    def _with_plain_line_ends(self, chunk: bytes) -> bytes:
        """Lines may end with LF, CR or CRLF, and a CRLF in two chunks is still one."""
        if self._ends_with_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._ends_with_cr = False
        if b"\r" not in chunk:
            return chunk
        self._ends_with_cr = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _read(self, line: bytes) -> None:
        """One field of the event that has begun."""
        if line.startswith(_DATA):  # nearly always; it may be long, and is copied once
            field, value = b"data", line.removeprefix(_DATA)
        else:
            field, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
        if field == b"data":
            self._add(value)
        elif field == b"event":
            self._event = _text(value)
        elif field == b"id" and b"\0" not in value:
            self._id = self._last_id = _text(value)
        elif field == b"retry" and _MILLISECONDS.fullmatch(value):
            self._retry = int(value)
        # Else it is a comment, or a field of times to come.

    def _add(self, value: bytes) -> None:
        """One line of data; many of them take no more memory than one that is long."""
        if self._data is None:
            self._data = value
            return
        if isinstance(self._data, bytes):
            self._data = bytearray(self._data)
        self._data += b"\n"
        self._data += value
        if len(self._data) > self._longest:
            raise too_long(self._longest)

    def _taken(self, data: bytes | bytearray) -> Event:
        text = as_utf8(bytes(data))
        event = Event(text, self._event, self._id, self._retry, self._last_id)
        self._forget()
        return event

    def _forget(self) -> None:
        """What comes next is another event; without data it was none."""
        self._data = None
        self._event = ""
        self._id = None
        self._retry = None


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
