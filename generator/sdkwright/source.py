"""One file: its bytes, its text, its data, and where everything in it stands."""

from __future__ import annotations

import contextlib
import json
import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from . import strict_json, yaml12
from .diagnostics import DocumentProblem, Finding, Position
from .places import Malformed, Places

# The largest document in use that we know has 40 MiB.
MAX_BYTES = 128 * 2**20


class Text:
    """The text of a file; `name` is how messages call it."""

    def __init__(self, name: str, content: str) -> None:
        self.name = name
        self.content = content

    def position(self, offset: int) -> Position:
        """Turn an offset in characters into a line and a column."""
        line = bisect_right(self._starts, offset)
        return Position(self.name, line, offset - self._starts[line - 1] + 1)

    def excerpt(self, line: int) -> list[tuple[int, str]]:
        """A line and its neighbours, each with its number; lines count from 1."""
        first, last = max(line - 1, 1), min(line + 1, len(self._starts))
        return [(number, self._line(number)) for number in range(first, last + 1)]

    def _line(self, number: int) -> str:
        start = self._starts[number - 1]
        end = self.content.find("\n", start)
        return self.content[start : None if end < 0 else end].rstrip("\r")

    @cached_property
    def _starts(self) -> list[int]:
        # Only \n ends a line, as editors count; YAML knows more ends.
        return [0, *(found.end() for found in re.finditer("\n", self.content))]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read."""

    text: Text
    data: Any
    places: Places


def read(path: Path | Literal["-"], name: str) -> Source:
    """Read a YAML or JSON file; "-" is the standard input.

    Raises:
        OSError: the file cannot be read.
        DocumentProblem: it is neither YAML nor JSON, or exceeds a budget.
    """
    raw = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else _read_file(path)
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Source:
    """Make data of the bytes of a file; of too many, the first one too many will do.

    Raises:
        DocumentProblem: as `read` does.
    """
    if len(raw) > MAX_BYTES:
        size = Malformed("too-large", f"larger than {MAX_BYTES:,} bytes", 0)
        raise _problem(Text(name, ""), size)
    text = _decode(raw, name)
    try:
        data, places = _parse(text)
    except Malformed as malformed:
        raise _problem(text, malformed) from None
    return Source(text, data, places)


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _decode(raw: bytes, name: str) -> Text:
    """Decode UTF-8, UTF-16 or UTF-32, told apart by a byte order mark or by zeros."""
    encoding = json.detect_encoding(raw)
    try:
        return Text(name, raw.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, errors="replace")
        message = f"not {encoding.upper()}: {error.reason}"
        hint = "save the file as UTF-8"
        malformed = Malformed("encoding", message, len(before), hint)
        text = Text(name, raw.decode(encoding, errors="replace"))
        raise _problem(text, malformed) from None


def _parse(text: Text) -> tuple[Any, Places]:
    if text.name.endswith(".json"):
        return strict_json.parse(text.content)
    if text.content.lstrip()[:1] == "{":  # JSON by another name is read faster so
        with contextlib.suppress(Malformed):
            return strict_json.parse(text.content)
    return yaml12.parse(text.content)


def _problem(text: Text, malformed: Malformed) -> DocumentProblem:
    position = text.position(malformed.offset)
    finding = Finding(malformed.rule, "#", malformed.message, malformed.hint)
    return DocumentProblem(finding, position, text.excerpt(position.line))
