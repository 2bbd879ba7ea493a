"""One file: its bytes, its text, its data, and where everything in it stands."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from . import strict_json, yaml12
from .diagnostics import DocumentProblem, Finding, Position
from .places import Malformed, Places

# The largest document in use that we know has 40 MiB.
MAX_BYTES = 128 * 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read. `name` is how messages call it."""

    name: str
    text: str
    data: Any
    places: Places

    def position(self, offset: int) -> Position:
        """Turn an offset in characters into a line and a column."""
        return _position(self.name, self.text, offset)

    def excerpt(self, line: int, around: int = 1) -> list[tuple[int, str]]:
        """The lines around a line, each with its number; lines count from 1."""
        return _excerpt(self.text, line, around)


def read(path: Path | Literal["-"], name: str) -> Source:
    """Read a YAML or JSON file; "-" is the standard input.

    Raises:
        OSError: the file cannot be read.
        DocumentProblem: it is neither YAML nor JSON, or exceeds a budget.
    """
    raw = sys.stdin.buffer.read(MAX_BYTES + 1) if path == "-" else _read_file(path)
    if len(raw) > MAX_BYTES:
        raise _problem(name, "", Malformed("too-large", f"over {MAX_BYTES} bytes", 0))
    text = _decode(raw, name)
    try:
        data, places = _parse(text, name)
    except Malformed as malformed:
        raise _problem(name, text, malformed) from None
    return Source(name, text, data, places)


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _decode(raw: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16 or UTF-32, told apart by a byte order mark or by zeros."""
    encoding = json.detect_encoding(raw)
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, errors="replace")
        message = f"not {encoding.upper()}: {error.reason}"
        hint = "save the file as UTF-8"
        problem = Malformed("encoding", message, len(before), hint)
        raise _problem(name, raw.decode(encoding, "replace"), problem) from None


def _parse(text: str, name: str) -> tuple[Any, Places]:
    if name.endswith(".json"):
        return strict_json.parse(text)
    if text.lstrip()[:1] == "{":  # JSON by another name is read so: faster, and better
        with contextlib.suppress(Malformed):
            return strict_json.parse(text)
    return yaml12.parse(text)


def _problem(name: str, text: str, malformed: Malformed) -> DocumentProblem:
    position = _position(name, text, malformed.offset)
    finding = Finding(malformed.rule, "#", malformed.message, malformed.hint)
    return DocumentProblem(finding, position, _excerpt(text, position.line, 1))


def _position(name: str, text: str, offset: int) -> Position:
    line = text.count("\n", 0, offset) + 1
    return Position(name, line, offset - text.rfind("\n", 0, offset))


def _excerpt(text: str, line: int, around: int) -> list[tuple[int, str]]:
    lines = text.split("\n")
    first = max(line - around, 1)
    last = min(line + around, len(lines))
    return [
        (number, lines[number - 1].rstrip("\r")) for number in range(first, last + 1)
    ]
