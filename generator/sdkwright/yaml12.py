"""YAML by the 1.2 core schema, read as plain data that could have been JSON.

PyYAML's C parser gives the events; the data is built here, so that no word turns into
a date, `yes` or `no` stay words, and depth and aliases have budgets. Building from
events rather than from its node tree also means that nothing recurses in C, where deep
nesting would end the process.

What is read as what (YAML 1.2.2, section 10.3.2):

- Plain scalars are null, bool, int, float or, failing those, str. A number that JSON
  cannot carry (`.nan`, `.inf`, `1e400`) stays the text that was written.
- Keys are the text that was written: `200:` is "200", `null:` is "null".
- Tags outside the core schema and duplicate keys are refused.
- An alias is a copy: the tree shares nothing, so one place can be changed alone.
- The merge key `<<` takes a mapping or a sequence of mappings; keys written out win,
  then earlier mappings.
"""

from __future__ import annotations

import math
import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from .places import MAX_DEPTH, Malformed

# How many values the aliases of one document may add up to.
MAX_ALIASED = 500_000

_CORE = "tag:yaml.org,2002:"
_INTEGERS = (
    (re.compile(r"[-+]?[0-9]+\Z"), 10),
    (re.compile(r"0o[0-7]+\Z"), 8),
    (re.compile(r"0x[0-9a-fA-F]+\Z"), 16),
)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def parse(text: str) -> tuple[Any, YamlPlaces]:
    """Read a text that holds one YAML document.

    Raises:
        Malformed: a syntax error, a duplicate key, a tag outside the core schema, or
            a budget that is exceeded, with its offset.
    """
    try:
        return _Builder(text).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = ", ".join(part for part in (error.problem, error.context) if part)
        if error.context and error.context_mark:
            message += f" that begins on line {error.context_mark.line + 1}"
        raise Malformed("yaml-syntax", message, mark.index if mark else 0) from None
    except yaml.YAMLError as error:  # a character that YAML does not allow
        offset = _bad_character(text)
        message = f"{getattr(error, 'reason', error)}: U+{ord(text[offset]):04X}"
        raise Malformed("yaml-syntax", message, offset) from None


class YamlPlaces:
    """The places of one YAML file, noted while it is built."""

    def __init__(self) -> None:
        # The container is kept beside its places, so that its id is never used again.
        self._known: dict[int, tuple[Any, int, dict[str, int] | list[int]]] = {}

    def note(
        self, container: Any, start: int, children: dict[str, int] | list[int]
    ) -> None:
        self._known[id(container)] = (container, start, children)

    def note_copy(self, copy: Any, original: Any) -> None:
        _, start, children = self._known[id(original)]
        self.note(copy, start, children)

    def start(self, container: Any) -> int | None:
        match self._known.get(id(container)):
            case (_, start, _):
                return start
            case _:
                return None

    def child(self, container: Any, token: str) -> int | None:
        match self._known.get(id(container)):
            case (_, _, dict() as keys):
                offset: int | None = keys.get(token)
                return offset
            case (_, _, list() as items) if len(items) == len(container):
                item: int = items[int(token)]
                return item
            case _:  # once items came or went, no number is sure
                return None


class _Open:
    """A mapping or sequence whose end has not come yet."""

    __slots__ = (
        *("anchor", "children", "data", "height", "key"),
        *("merged", "merging", "size", "start"),
    )

    def __init__(self, data: Any, start: int, anchor: str | None) -> None:
        self.data = data
        self.start = start
        self.anchor = anchor
        self.children: Any = {} if isinstance(data, dict) else []
        self.key: str | None = None  # read, and waiting for its value
        self.merging = False  # whether that key is the merge key
        self.merged: list[dict[str, Any]] = []
        self.size = 1  # values in here, this one included
        self.height = 1  # levels below, this one included


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._events = yaml.CBaseLoader(text)
        self._places = YamlPlaces()
        self._anchors: dict[str, tuple[Any, int, int]] = {}  # value, size, height
        self._aliased = 0
        self._open: list[_Open] = []
        self._root: Any = None

    def build(self) -> tuple[Any, YamlPlaces]:
        documents = 0
        while (event := self._next()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._begin({}, event, "map")
            elif kind is SequenceStartEvent:
                self._begin([], event, "seq")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._end()
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    offset = event.start_mark.index
                    raise Malformed("yaml-syntax", "a second document begins", offset)
        return self._root, self._places

    def _next(self) -> Any:
        return self._events.get_event()

    def _scalar(self, event: Any) -> None:
        offset = event.start_mark.index
        top = self._open[-1] if self._open else None
        if top is not None and top.key is None and isinstance(top.data, dict):
            self._key(top, event, offset)
            return
        value = _value(event, offset)
        if event.anchor:
            self._anchors[event.anchor] = (value, 1, 0)
        self._put(value, offset, 1, 0)

    def _key(self, top: _Open, event: Any, offset: int) -> None:
        if event.tag not in (None, "!", _CORE + "str"):
            _value(event, offset)  # refuses what is no core tag
        key: str = event.value
        if event.anchor:
            self._anchors[event.anchor] = (key, 1, 0)
        if key in top.children:
            first = self._text.count("\n", 0, top.children[key]) + 1
            message = f"duplicate key {key!r}: it is on line {first} already"
            raise Malformed("duplicate-key", message, offset)
        top.children[key] = offset
        top.key = key
        top.merging = key == "<<" and event.implicit[0]  # quoted, it is any other key

    def _begin(self, data: Any, event: Any, core: str) -> None:
        offset = event.start_mark.index
        if event.tag not in (None, "!", _CORE + core):
            raise _bad_tag(event.tag, offset)
        self._refuse_key(offset)
        if len(self._open) >= MAX_DEPTH:
            raise _too_deep(offset)
        self._open.append(_Open(data, offset, event.anchor))
        if event.anchor:
            self._anchors[event.anchor] = (_UNFINISHED, 0, 0)

    def _end(self) -> None:
        done = self._open.pop()
        for mapping in done.merged:
            for key, value in mapping.items():
                done.data.setdefault(key, value)
        self._places.note(done.data, done.start, done.children)
        if done.anchor:
            self._anchors[done.anchor] = (done.data, done.size, done.height)
        self._put(done.data, done.start, done.size, done.height)

    def _alias(self, event: Any) -> None:
        offset = event.start_mark.index
        self._refuse_key(offset)
        name = event.anchor or ""
        if name not in self._anchors:
            raise Malformed("yaml-syntax", f"nothing is anchored as &{name}", offset)
        value, size, height = self._anchors[name]
        if value is _UNFINISHED:
            raise Malformed("yaml-syntax", f"*{name} would contain itself", offset)
        self._aliased += size
        if self._aliased > MAX_ALIASED:
            message = f"aliases expand to more than {MAX_ALIASED:,} values"
            raise Malformed("too-large", message, offset)
        if len(self._open) + height > MAX_DEPTH:
            raise _too_deep(offset)
        self._put(self._copy(value), offset, size, height)

    def _copy(self, value: Any) -> Any:
        copy: Any
        match value:
            case dict():
                copy = {key: self._copy(item) for key, item in value.items()}
            case list():
                copy = [self._copy(item) for item in value]
            case _:
                return value
        self._places.note_copy(copy, value)
        return copy

    def _put(self, value: Any, offset: int, size: int, height: int) -> None:
        if not self._open:
            self._root = value
            return
        top = self._open[-1]
        top.size += size
        top.height = max(top.height, height + 1)
        if isinstance(top.data, list):
            top.data.append(value)
            top.children.append(offset)
            return
        if top.merging:
            top.merged = _mappings(value, offset)
        elif top.key is not None:
            top.data[top.key] = value
        top.key = None

    def _refuse_key(self, offset: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and top.key is None and isinstance(top.data, dict):
            raise Malformed("yaml-syntax", "a key must be a plain scalar", offset)


_UNFINISHED = object()  # what an anchor means until its value has ended


def _value(event: Any, offset: int) -> Any:
    """What a scalar that is no key stands for."""
    text: str = event.value
    tag: str | None = event.tag
    if tag is None:
        return _plain(text) if event.implicit[0] else text
    if tag in ("!", _CORE + "str"):
        return text
    if tag not in (_CORE + "null", _CORE + "bool", _CORE + "int", _CORE + "float"):
        raise _bad_tag(tag, offset)
    value = _plain(text)
    kind = "null" if value is None else type(value).__name__
    if tag == _CORE + kind:
        return value
    if tag == _CORE + "float" and kind == "int":
        return float(value)
    core = tag.removeprefix(_CORE)
    raise Malformed("yaml-syntax", f"{text!r} is no {core}", offset)


def _plain(text: str) -> Any:
    """Resolve a plain scalar (YAML 1.2.2, section 10.3.2)."""
    first = text[:1]
    if first in "~nNtTfF":  # the empty text among them
        return _CONSTANTS.get(text, text)
    if first not in "0123456789+-.":
        return text
    for pattern, base in _INTEGERS:
        if pattern.match(text):
            return _int(text, base)
    return _float(text) if _FLOAT.match(text) else text


def _int(text: str, base: int) -> int | str:
    try:
        return int(text, base)
    except ValueError:  # more digits than Python converts
        return text


def _float(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _mappings(value: Any, offset: int) -> list[dict[str, Any]]:
    """What a merge key takes: a mapping, or a sequence of them."""
    mappings = value if isinstance(value, list) else [value]
    if all(isinstance(mapping, dict) for mapping in mappings):
        return mappings
    raise Malformed("yaml-syntax", "a merge key takes mappings only", offset)


def _bad_tag(tag: str, offset: int) -> Malformed:
    shown = tag.replace(_CORE, "!!")
    hint = "only the tags of YAML's core schema are read: remove it"
    return Malformed("yaml-syntax", f"the tag {shown} is not allowed", offset, hint)


def _too_deep(offset: int) -> Malformed:
    message = f"nested deeper than {MAX_DEPTH} levels"
    return Malformed("too-large", message, offset)


def _bad_character(text: str) -> int:
    """The first character that YAML 1.2.2, section 5.1, does not allow."""
    found = _NOT_PRINTABLE.search(text)
    return found.start() if found else 0
