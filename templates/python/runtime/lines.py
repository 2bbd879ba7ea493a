"""Lines of a body that arrives in chunks: bytes in, lines out."""

from __future__ import annotations

from .limits import TooLarge


class Lines:
    """Cuts chunks after each LF, in linear time."""

    __slots__ = ("_longest", "_rest")

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """The lines that end in this chunk, without their ends.

        Raises `TooLarge` for one that is too long.
        """
        lines = chunk.split(b"\n")
        if self._rest:
            self._rest += lines[0]
            if len(self._rest) > self._longest:
                raise too_long(self._longest)
            if len(lines) == 1:
                return []
            lines[0] = self.end()
        if len(chunk) > self._longest and max(map(len, lines)) > self._longest:
            raise too_long(self._longest)
        if rest := lines.pop():
            self._rest += rest
        return lines

    def end(self) -> bytes:
        """What no LF has ended."""
        rest = bytes(self._rest)
        self._rest.clear()
        return rest


def too_long(longest: float) -> TooLarge:
    """What to raise for an item of more bytes than it may have."""
    return TooLarge(f"an item has more than {longest:.0f} bytes", "event")


def as_utf8(text: bytes) -> bytes:
    """What is no UTF-8 is replaced by U+FFFD, as the HTML Living Standard decodes."""
    return text if text.isascii() else text.decode("utf-8", "replace").encode()
