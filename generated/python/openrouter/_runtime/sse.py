"""Server-Sent Events (HTML Living Standard, section 9.2.6): bytes in, events out."""

from __future__ import annotations

import re
from typing import NamedTuple

from .decode import DecodeError
from .problem import Problem

LONGEST = 64 * 1024 * 1024
"""Bytes: what is longer is no event, but a server that does not stop."""

_BLANK_LINE = b"\n\n"
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

    # What is pending has no blank line, and is joined once it has one.
    __slots__ = ("_ends_with_cr", "_has_begun", "_length", "_longest", "_pending")

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._pending: list[bytes] = []
        self._length = 0
        self._ends_with_cr = False
        self._has_begun = False

    def feed(self, chunk: bytes) -> list[Event]:
        """The events that end in this chunk. Raises `DecodeError` for one too long."""
        if self._ends_with_cr or b"\r" in chunk:
            chunk = self._with_plain_line_ends(chunk)
        if self._pending:
            chunk = self._joined(chunk)
        elif chunk and _BLANK_LINE not in chunk:
            self._keep(chunk)
            return []
        if not chunk:
            return []
        *blocks, rest = chunk.split(_BLANK_LINE)
        if len(chunk) > self._longest:
            check_length(max(map(len, (*blocks, rest))), self._longest)
        if rest:
            self._keep(rest)
        if not self._has_begun:
            self._has_begun = True
            blocks[0] = blocks[0].removeprefix(_BOM)
        return [event for block in blocks if (event := _event(block))]

    def _keep(self, chunk: bytes) -> None:
        self._pending.append(chunk)
        self._length += len(chunk)
        check_length(self._length, self._longest)

    def _joined(self, chunk: bytes) -> bytes:
        """All that is pending, if this chunk ends an event; else it is kept, too."""
        ends = chunk.startswith(b"\n") and self._pending[-1].endswith(b"\n")
        if not (ends or _BLANK_LINE in chunk):
            if chunk:
                self._keep(chunk)
            return b""
        whole = b"".join((*self._pending, chunk))
        self._pending.clear()
        self._length = 0
        return whole

    def _with_plain_line_ends(self, chunk: bytes) -> bytes:
        """Lines may end with LF, CR or CRLF, and a CRLF in two chunks is still one."""
        if self._ends_with_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._ends_with_cr = False
        if b"\r" not in chunk:
            return chunk
        self._ends_with_cr = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def end(self) -> list[Event]:
        """None: an event without its blank line is incomplete, and dropped."""
        return []


def check_length(length: int, longest: int) -> None:
    """Raises `DecodeError` for what is longer than it may be."""
    if length > longest:
        raise DecodeError(Problem((), f"one piece has more than {longest} bytes"))


def _event(block: bytes) -> Event | None:
    """What stands between two blank lines; without data it is no event."""
    if block.startswith(b"data: ") and b"\n" not in block:  # as most are, and fast
        return Event(block[6:].decode("utf-8", "replace"))
    data: list[bytes] = []
    kind, id_, retry = "", None, None
    for line in block.split(b"\n"):
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            data.append(value)
        elif field == b"event":
            kind = _text(value)
        elif field == b"id" and b"\0" not in value:
            id_ = _text(value)
        elif field == b"retry" and _MILLISECONDS.fullmatch(value):
            retry = int(value)
        # Else it is a comment, or a field of times to come.
    return Event(_text(b"\n".join(data)), kind, id_, retry) if data else None


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")
