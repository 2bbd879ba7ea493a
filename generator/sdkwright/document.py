"""The document as plain data: references across files, and pointers to places.

A pointer is a str. `#/paths/~1credits/get` stands for a place in the root document,
`common/x.yaml#/Foo` for one in another file, whose path is relative to the folder of the
root document and has POSIX separators.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from . import source
from .diagnostics import DocumentProblem, Finding, Position
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

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# A text in which this is not found has no reference to another file.
_ELSEWHERE = re.compile(r"""\$ref["']?\s*:\s*["']?[^#"'\s]""")
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


class UnresolvedReference(Exception):
    """A reference that points nowhere, or to where it may not."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


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
    document.read_referenced()
    return document


class Document:
    """A document that was read; its trees may be changed in place.

    Nothing in a tree is shared: two places never hold the same container.
    """

    def __init__(self, path: str, root: Source) -> None:
        self.path = path
        main = Path(os.path.realpath(path))
        self._folder = main.parent
        self._main = main.name
        self._sources: dict[str, Source] = {"": root}
        self._unreadable: dict[str, UnresolvedReference | DocumentProblem] = {}
        self._parsed: dict[tuple[str, str], tuple[str, list[str]]] = {}
        self.root: dict[str, Any] = root.data

    @property
    def files(self) -> Mapping[str, Any]:
        """What every file that was read holds, by its name in pointers ("" first)."""
        return {name: file.data for name, file in self._sources.items()}

    def attach(self, file: Source) -> None:
        """Let `position` and `excerpt` know a file that no reference leads to."""
        self._sources[file.text.name] = file

    def resolve(self, ref: str, base: str) -> Resolved:
        """Find what a reference points to; a chain of references is the caller's.

        `ref` is as written, `base` the pointer of any place in the file that holds it.

        Raises:
            UnresolvedReference: it points nowhere, or outside the document's folder.
            DocumentProblem: the file that it points into cannot be read as data.
        """
        name, tokens = self._parse(ref, base.partition("#")[0])
        for _ in range(_MAX_HOPS):
            value: Any = self._source(name).data
            for depth, token in enumerate(tokens):
                found = _step(value, token)
                if found is not _NOTHING:
                    value = found
                elif isinstance(value, dict) and isinstance(value.get("$ref"), str):
                    break  # the pointer leads through another reference: follow that
                else:
                    raise _nothing_at(
                        ref, child(f"{name}#", *tokens[:depth]), value, token
                    )
            else:
                return Resolved(child(f"{name}#", *tokens), value)
            rest = tokens[depth:]
            name, tokens = self._parse(value["$ref"], name)
            tokens = tokens + rest
        raise UnresolvedReference(f"{ref!r} leads in a circle")

    def position(self, pointer: str) -> Position:
        """Where a place stands: at its key, where it has one.

        A place that did not come from a file has the position of the nearest place
        around it that did. That holds after containers were changed or moved.
        """
        name, tokens = split(pointer)
        if name not in self._sources:
            return Position(name or self.path, 1, 1)
        file = self._sources[name]
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
        for file in self._sources.values():
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

    def read_referenced(self) -> None:
        """Read every file that references lead to, however far.

        One that cannot be read is told when a reference to it is resolved.
        """
        waiting = [""]
        while waiting:
            base = waiting.pop()
            if not _ELSEWHERE.search(self._sources[base].text.content):
                continue
            for ref in _references(self._sources[base].data):
                known = set(self._sources)
                with contextlib.suppress(UnresolvedReference, DocumentProblem):
                    self._source(self._parse(ref, base)[0])
                waiting.extend(set(self._sources) - known)

    def _parse(self, ref: str, base: str) -> tuple[str, list[str]]:
        """The file and the tokens of a reference that stands in the file `base`."""
        key = (base, ref)
        if key not in self._parsed:
            url, _, fragment = ref.partition("#")
            name = self._file_name(ref, unquote(url), base) if url else base
            fragment = unquote(fragment)
            if fragment and not fragment.startswith("/"):
                hint = "write it as a JSON pointer, such as #/components/schemas/Name"
                raise UnresolvedReference(f"{ref!r} names an anchor", hint)
            self._parsed[key] = (name, split("#" + fragment)[1])
        return self._parsed[key]

    def _file_name(self, ref: str, path: str, base: str) -> str:
        """The name in pointers of a file that `base` refers to; it need not exist."""
        if _SCHEME.match(path):
            hint = "save it in the document's folder and refer to that file"
            raise UnresolvedReference(f"{ref!r} is not in this folder", hint)
        if "\0" in path:
            raise UnresolvedReference(f"{ref!r} is no path")
        # Symbolic links are followed first, so that none leads out.
        target = Path(os.path.realpath(self._folder / Path(base).parent / path))
        if not target.is_relative_to(self._folder):
            hint = "only files in the document's folder, or below, are read"
            raise UnresolvedReference(f"{ref!r} leaves the document's folder", hint)
        name = target.relative_to(self._folder).as_posix()
        return "" if name == self._main else name

    def _source(self, name: str) -> Source:
        """The file of this name in pointers, read when it is asked for first."""
        if name in self._sources:
            return self._sources[name]
        if name not in self._unreadable:
            path = self._folder / name
            try:
                shown = str(Path(self.path).parent / name)
                self._sources[name] = source.read(path, shown)
            except OSError as error:
                message = f"cannot read {name!r}: {error.strerror}"
                self._unreadable[name] = UnresolvedReference(message)
            except DocumentProblem as problem:
                self._unreadable[name] = problem
            else:
                return self._sources[name]
        raise self._unreadable[name]


_NOTHING: Any = object()  # what stands where no value is


def _step(value: Any, token: str) -> Any:
    """What a container holds under a token (RFC 6901, section 4), or `_NOTHING`."""
    if isinstance(value, dict):
        return value.get(token, _NOTHING)
    if isinstance(value, list) and _INDEX.match(token) and int(token) < len(value):
        return value[int(token)]
    return _NOTHING


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


def _references(data: Any) -> Iterator[str]:
    """Every `$ref` in a tree that is a text."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(ref := value.get("$ref"), str):
                yield ref
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _unescape(token: str) -> str:
    return token.replace("~1", "/").replace("~0", "~")
