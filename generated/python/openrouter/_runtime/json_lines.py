"""JSON Lines (also called NDJSON) and JSON text sequences (RFC 7464): bytes in, JSON out.

What they hold is handed on as events that have nothing but data.
"""

from __future__ import annotations

from pydantic_core import from_json

from .sse import LONGEST, Event, check_length

_RECORD_SEPARATOR = b"\x1e"


class LineCutter:
    """Cuts a body that arrives in chunks into lines, in linear time."""

    __slots__ = ("_longest", "_pending")

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._pending = bytearray()

    def feed(self, chunk: bytes) -> list[Event]:
        """The lines that end in this chunk. Raises `DecodeError` for one too long."""
        if b"\n" not in chunk:
            self._pending += chunk
            check_length(len(self._pending), self._longest)
            return []
        *lines, rest = (self._pending + chunk).split(b"\n")
        self._pending = rest
        return _events(lines, self._longest)

    def end(self) -> list[Event]:
        """The last line, which needs no line end."""
        return _events([self._pending], self._longest)


class SequenceCutter:
    """Cuts a body into texts that each begin with a record separator, in linear time."""

    __slots__ = ("_longest", "_pending", "_tried")

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._pending = bytearray()
        self._tried = 0

    def feed(self, chunk: bytes) -> list[Event]:
        """The texts that end in this chunk. Raises `DecodeError` for one too long."""
        self._pending += chunk
        if _RECORD_SEPARATOR in chunk:
            *texts, rest = self._pending.split(_RECORD_SEPARATOR)
            self._pending, self._tried = rest, 0
        else:
            texts = []
        if self._is_whole():
            texts.append(self._pending)
            self._pending, self._tried = bytearray(), 0
        check_length(len(self._pending), self._longest)
        return _events(texts, self._longest)

    def end(self) -> list[Event]:
        """The last text, which no separator follows."""
        return _events([self._pending], self._longest)

    def _is_whole(self) -> bool:
        """Whether a text is over although the next has not begun: a line end shows it.

        Texts may hold line ends, too. So that each byte is read but a few times, what
        was incomplete is tried again when it has grown twice as long.
        """
        length = len(self._pending)
        if not self._pending.endswith(b"\n") or length < 2 * self._tried:
            return False
        self._tried = length
        try:
            from_json(bytes(self._pending))
        except ValueError:
            return False
        return True


def _events(texts: list[bytearray], longest: int) -> list[Event]:
    check_length(max(map(len, texts), default=0), longest)
    return [
        Event(data.decode("utf-8", "replace"))
        for text in texts
        if (data := text.strip())
    ]
