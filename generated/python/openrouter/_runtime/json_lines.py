"""JSON Lines (also called NDJSON) and JSON text sequences (RFC 7464): bytes in, JSON out.

What they hold is handed on as events that have nothing but data.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import from_json

from .lines import Lines, as_utf8, too_long
from .sse import Event

_RECORD_SEPARATOR = b"\x1e"


class LineCutter:
    """Cuts a body that arrives in chunks into lines, in linear time."""

    __slots__ = ("_lines",)

    def __init__(self, longest: float) -> None:
        self._lines = Lines(longest)

    def feed(self, chunk: bytes) -> list[Event]:
        """The lines that end in this chunk. Raises `TooLarge` for one too long."""
        return _events(self._lines.feed(chunk))

    def end(self) -> list[Event]:
        """The last line, which needs no line end."""
        return _events([self._lines.end()])


class SequenceCutter:
    """Cuts a body into texts that each begin with a record separator, in linear time."""

    __slots__ = ("_longest", "_pending", "_tried")

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._pending = bytearray()
        self._tried = 0

    def feed(self, chunk: bytes) -> list[Event]:
        """The texts that end in this chunk. Raises `TooLarge` for one too long."""
        self._pending += chunk
        if _RECORD_SEPARATOR in chunk:
            *texts, rest = self._pending.split(_RECORD_SEPARATOR)
            self._pending, self._tried = rest, 0
        else:
            texts = []
        if max(map(len, (*texts, self._pending))) > self._longest:
            raise too_long(self._longest)
        if self._is_whole():
            texts.append(self._pending)
            self._pending, self._tried = bytearray(), 0
        return _events(texts)

    def end(self) -> list[Event]:
        """The last text, which no separator follows."""
        return _events([self._pending])

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


def _events(texts: Iterable[bytes | bytearray]) -> list[Event]:
    return [Event(as_utf8(bytes(data))) for text in texts if (data := text.strip())]
