"""JSON (RFC 8259), read as plain data, with duplicate keys refused.

The standard library decodes. It tells no places, so every object it builds is noted in
the order in which objects end; when a place is asked for, the text is searched for its
braces, and only the objects on the way are read again.

Numbers that a double cannot hold (`1e400`) and the constants `NaN` and `Infinity`, which
are no JSON, stay the text that was written.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NoReturn

from .places import MAX_DEPTH, Malformed, deeper_than

# Everything up to and with the next brace outside a string.
_BRACE = re.compile(r'[^"{}]*+(?:"(?:[^"\\]|\\.)*+"[^"{}]*+)*+([{}])', re.DOTALL)
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{}]', re.DOTALL)
_SPACE = re.compile(r"[ \t\n\r]*+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)


def parse(text: str) -> tuple[Any, JsonPlaces]:
    """Read a text that holds one JSON value.

    Raises:
        Malformed: a syntax error, a duplicate key, half a surrogate pair, or nesting
            beyond the budget, with its offset.
    """
    objects: list[dict[str, Any]] = []  # in the order in which they end

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        objects.append(value)
        if len(value) != len(pairs):
            _refuse_duplicate(text, len(objects) - 1)
        return value

    try:
        data = json.loads(
            text,
            object_pairs_hook=note,
            parse_float=_float,
            parse_int=_int,
            parse_constant=str,
        )
    except json.JSONDecodeError as error:
        raise Malformed("json-syntax", error.msg, error.pos) from None
    except RecursionError:
        raise _too_deep(text) from None
    if deeper_than(data, MAX_DEPTH):
        raise _too_deep(text)
    if r"\ud" in text or r"\uD" in text:
        _refuse_half_pairs(text)
    return data, JsonPlaces(text, objects)


class JsonPlaces:
    """The places of one JSON file, found when they are asked for."""

    def __init__(self, text: str, objects: list[dict[str, Any]]) -> None:
        self._text = text
        self._objects = objects  # kept, so that no id is ever used again
        self._starts: dict[int, int] = {}
        self._keys: dict[int, dict[str, int]] = {}

    def start(self, container: Any) -> int | None:
        if not self._starts:
            starts = _object_starts(self._text)
            self._starts = {
                id(value): start
                for value, start in zip(self._objects, starts, strict=True)
            }
        return self._starts.get(id(container))

    def child(self, container: Any, token: str) -> int | None:
        start = self.start(container)
        if start is None:
            return None
        if start not in self._keys:
            # The first of each key: there is but one.
            self._keys[start] = dict(_keys(self._text, start))
        return self._keys[start].get(token)


def _int(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:  # more digits than Python converts
        return text


def _float(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _too_deep(text: str) -> Malformed:
    depth = 0
    for found in _BRACKET.finditer(text):
        if found[0] in "{[":
            depth += 1
            if depth > MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} levels"
                return Malformed("too-large", message, found.start())
        elif found[0] in "}]":
            depth -= 1
    raise AssertionError("a value nested too deep has a bracket that opens too deep")


def _refuse_half_pairs(text: str) -> None:
    """Refuse half a surrogate pair: no UTF-8 file could hold it (RFC 8259, 8.2)."""
    high: int | None = None  # where the first half ended
    for found in _ESCAPE.finditer(text):
        code = int(found[1], 16) if found[1] else 0
        if high is not None and high != found.start():
            raise _half_pair(high - 6)
        is_low = 0xDC00 <= code <= 0xDFFF
        if is_low != (high is not None):
            raise _half_pair(found.start() if high is None else high - 6)
        high = found.end() if 0xD800 <= code <= 0xDBFF else None
    if high is not None:
        raise _half_pair(high - 6)


def _half_pair(offset: int) -> Malformed:
    return Malformed("json-syntax", "half of a surrogate pair is no character", offset)


def _object_starts(text: str) -> Iterator[int]:
    """Where objects begin, in the order in which they end."""
    opened: list[int] = []
    at = 0
    # Not by finditer, which goes on one character later where nothing matches, and so
    # might begin within a string.
    while found := _BRACE.match(text, at):
        at = found.end()
        if found[1] == "{":
            opened.append(at - 1)
        else:
            yield opened.pop()


def _keys(text: str, start: int) -> list[tuple[str, int]]:
    """The keys of the object that begins at `start`, each with its place."""
    decode = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode
    keys: list[tuple[str, int]] = []
    at = _skip_space(text, start + 1)
    while text[at] != "}":
        key, end = decode(text, at)
        keys.append((key, at))
        colon = _skip_space(text, end)
        _, end = decode(text, _skip_space(text, colon + 1))
        at = _skip_space(text, end)
        if text[at] == ",":
            at = _skip_space(text, at + 1)
    return keys


def _skip_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _refuse_duplicate(text: str, index: int) -> NoReturn:
    """Name the key that the object ending as number `index` has twice."""
    # What comes after that object may be malformed: it is not looked at.
    start = next(islice(_object_starts(text), index, None))
    seen: dict[str, int] = {}
    for key, at in _keys(text, start):
        if key in seen:
            line = text.count("\n", 0, seen[key]) + 1
            message = f"duplicate key {key!r}: it is on line {line} already"
            raise Malformed("duplicate-key", message, at)
        seen[key] = at
    raise AssertionError("an object with fewer keys than pairs has one of them twice")
