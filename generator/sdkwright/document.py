"""The document as plain data: references across files, and pointers to places.

A pointer is a str. `#/paths/~1credits/get` stands for a place in the root document,
`common/x.yaml#/Foo` for one in another file, whose path is relative to the folder of the
root document and has POSIX separators.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from . import source
from .diagnostics import DocumentProblem, Finding, Position
from .files import Files, UnresolvedReference
from .source import Source

__all__ = [
    "Document",
    "Position",
    "Resolved",
    "UnresolvedReference",
    "child",
    "load",
    "split",
]

# How many references one reference may pass through before it counts as a circle.
_MAX_HOPS = 50

_INDEX = re.compile(r"(0|[1-9][0-9]*)\Z")


def child(pointer: str, *tokens: str | int) -> str:
    """The pointer of what lies below: each token is escaped (RFC 6901, section 3)."""
    steps = (str(token).replace("~", "~0").replace("/", "~1") for token in tokens)
    return "/".join((pointer, *steps))


def split(pointer: str) -> tuple[str, list[str]]:
    """The file of a pointer ("" is the root document) and its tokens, unescaped."""
    file, _, fragment = pointer.partition("#")
    return file, [_unescape(token) for token in fragment.split("/")[1:]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference points to, and where that is."""

    pointer: str
    value: Any


def load(path: Path | Literal["-"]) -> Document:
    """Read a document and the files that it refers to.

    Raises:
        OSError: the document cannot be read.
        DocumentProblem: it is neither YAML nor JSON, exceeds a budget, or is no object.
    """
    name = "<stdin>" if path == "-" else str(path)
    root = source.read(path, name)
    document = Document(name, root)
    if not isinstance(root.data, dict):
        message = "this is no OpenAPI document: an object is needed at the top"
        raise document.problem("not-openapi", "#", message)
    return document


class Document:
    """A document that was read; its trees may be changed in place.

    Nothing in a tree is shared: two places never hold the same container.
    """

    def __init__(self, path: str, root: Source) -> None:
        self.path = path
        self.root: dict[str, Any] = root.data
        self._files = Files(path, root)
        self._files.read_referenced()
        self._attached: dict[str, Source] = {}
        self._parsed: dict[tuple[str, str], tuple[str, list[str]]] = {}

    @property
    def files(self) -> Mapping[str, Any]:
        """What every file that was read holds, by its name in pointers ("" first)."""
        return {name: file.data for name, file in self._files.read().items()}

    def attach(self, file: Source) -> None:
        """Let `position` and `excerpt` know a file that is no part of the document."""
        self._attached[file.text.name] = file

    def resolve(self, ref: str, base: str) -> Resolved:
        """Find what a reference points to; a chain of references is the caller's.

        `ref` is as written, `base` the pointer of any place in the file that holds it.

        Raises:
            UnresolvedReference: it points nowhere, or outside the document's folder.
            DocumentProblem: the file that it points into cannot be read as data.
        """
        name, tokens = self._parse(ref, base.partition("#")[0])
        for _ in range(_MAX_HOPS):
            value, left = _walk(self._files.source(name).data, tokens)
            if not left:
                return Resolved(child(f"{name}#", *tokens), value)
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                reached = child(f"{name}#", *tokens[: len(tokens) - len(left)])
                raise _nothing_at(ref, reached, value, left[0])
            # The pointer leads through another reference: follow that.
            name, onward = self._parse(value["$ref"], name)
            tokens = onward + left
        raise UnresolvedReference(f"{ref!r} leads in a circle")

    def position(self, pointer: str) -> Position:
        """Where a place stands: at its key, where it has one.

        A place that did not come from a file has the position of the nearest place
        around it that did. That holds after containers were changed or moved.
        """
        name, tokens = split(pointer)
        file = self._attached.get(name) or self._files.read().get(name)
        if file is None:
            return Position(name, 1, 1)
        way: list[tuple[Any, str, Any]] = []  # container, token, value: down to it
        value = file.data
        for token in tokens:
            container, value = value, _step(value, token)
            if value is _NOTHING:
                break
            way.append((container, token, value))
        offsets = (_offset(file, *step) for step in reversed(way))
        known = (offset for offset in offsets if offset is not None)
        return file.text.position(next(known, file.places.start(file.data) or 0))

    def excerpt(self, position: Position) -> list[tuple[int, str]]:
        """The lines around a position, each with its number."""
        for file in (*self._files.read().values(), *self._attached.values()):
            if file.text.name == position.file:
                return file.text.excerpt(position.line)
        return []

    def problem(
        self, rule: str, pointer: str, message: str, hint: str = ""
    ) -> DocumentProblem:
        """A finding that ends the run at once, for the caller to raise."""
        position = self.position(pointer)
        finding = Finding(rule, pointer, message, hint)
        return DocumentProblem(finding, position, self.excerpt(position))

    def _parse(self, ref: str, base: str) -> tuple[str, list[str]]:
        """The file and the tokens of a reference that stands in the file `base`."""
        key = (base, ref)
        if key not in self._parsed:
            name = self._files.name(ref, base)
            fragment = unquote(ref.partition("#")[2])
            if fragment and not fragment.startswith("/"):
                hint = "write it as a JSON pointer, such as #/components/schemas/Name"
                raise UnresolvedReference(f"{ref!r} names an anchor", hint)
            self._parsed[key] = (name, split("#" + fragment)[1])
        return self._parsed[key]


_NOTHING: Any = object()  # what stands where no value is


def _step(value: Any, token: str) -> Any:
    """What a container holds under a token (RFC 6901, section 4), or `_NOTHING`."""
    if isinstance(value, dict):
        return value.get(token, _NOTHING)
    if isinstance(value, list) and _INDEX.match(token) and int(token) < len(value):
        return value[int(token)]
    return _NOTHING


def _walk(value: Any, tokens: list[str]) -> tuple[Any, list[str]]:
    """How far tokens lead: what is there, and the tokens that lead no further."""
    for depth, token in enumerate(tokens):
        found = _step(value, token)
        if found is _NOTHING:
            return value, tokens[depth:]
        value = found
    return value, []


def _offset(file: Source, container: Any, token: str, value: Any) -> int | None:
    """Where a value stands in its file, if it came from there."""
    places = file.places
    if isinstance(container, dict):
        at = places.child(container, token)
        return places.start(value) if at is None else at
    at = places.start(value)  # an item knows its place better than its number does
    return places.child(container, token) if at is None else at


def _nothing_at(ref: str, pointer: str, value: Any, token: str) -> UnresolvedReference:
    names = [str(name) for name in value] if isinstance(value, dict) else []
    close = difflib.get_close_matches(token, names, n=1)
    hint = f"did you mean {close[0]!r}?" if close else ""
    return UnresolvedReference(
        f"{ref!r} points nowhere: no {token!r} in {pointer}", hint
    )


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")
