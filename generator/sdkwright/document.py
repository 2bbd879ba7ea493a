"""The document as plain data: references across files, and pointers to places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from . import identifiers, source
from .diagnostics import DocumentProblem, Finding, Position
from .files import Files
from .pointers import UnresolvedReference, child, split
from .provenance import Provenance
from .remote import Remote
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


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference points to, and where that is."""

    pointer: str
    value: Any


def load(
    path: Path | Literal["-"], remote: Collection[str] = (), url: str = ""
) -> Document:
    """Read a document and the files that it refers to.

    `remote` are the origins from which files may be fetched, as `remote.origin` has them;
    `url` is where the document is published, where that is known.

    Raises:
        OSError: the document cannot be read.
        DocumentProblem: it is neither YAML nor JSON, exceeds a budget, or is no object.
    """
    name = "<stdin>" if path == "-" else str(path)
    root = source.read(path, name)
    document = Document(name, root, remote, url)
    if not isinstance(root.data, dict):
        message = "this is no OpenAPI document: an object is needed at the top"
        raise document.problem("not-openapi", "#", message)
    return document


class Document:
    """A document that was read; its trees may be changed in place.

    Nothing in a tree is shared: two places never hold the same container.
    """

    def __init__(
        self, path: str, root: Source, remote: Collection[str] = (), url: str = ""
    ) -> None:
        self.path = path
        self._url = url
        self.root: dict[str, Any] = root.data
        self._files = Files(path, root, Remote(remote))
        self._files.read_referenced()
        self.provenance = Provenance()
        self._attached: dict[str, Source] = {}
        self._read: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}

    @property
    def files(self) -> Mapping[str, Any]:
        """What every file that was read holds, by its name in pointers ("" first)."""
        return {name: file.data for name, file in self._files.read().items()}

    @property
    def version(self) -> str:
        """The major and minor version that the root says, as in "3.1"; "" if it has none."""
        stated = self.root.get("openapi", self.root.get("swagger"))
        # Unquoted, 3.1 is a number in YAML; nobody means anything else by it.
        text = str(stated) if isinstance(stated, str | float) else ""
        return ".".join(text.split(".")[:2])

    @property
    def url(self) -> str:
        """Where it is published, by its own word (`$self`) first; "" where nobody knows."""
        own = self.root.get("$self")
        url = identifiers.join(self._url, own) if isinstance(own, str) else self._url
        return url if url.lower().startswith(("http://", "https://")) else ""

    def attach(self, file: Source) -> None:
        """Let `position` and `excerpt` know a file that is no part of the document."""
        self._attached[file.text.name] = file

    def overlaid(self) -> None:
        """Look again at what the root refers to and names, after an overlay."""
        self._read.clear()
        self._files.root_changed()

    def resolve(self, ref: str, base: str) -> Resolved:
        """Find what a reference points to; a chain of references is the caller's.

        `ref` is as written, `base` the pointer of the place that holds it.

        Raises:
            UnresolvedReference: it points nowhere, or to where nothing may be read.
            DocumentProblem: the file that it points into cannot be read as data.
        """
        onward: list[str] = []
        for _ in range(_MAX_HOPS):
            found, left = self._reach(ref, base, onward)
            if not left:
                return found
            # The pointer leads through another reference: follow that.
            ref, base, onward = found.value["$ref"], found.pointer, left
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
            # A key that was removed since had a place, too.
            if value is not _NOTHING or isinstance(container, dict):
                way.append((container, token, value))
        found = (self._of_member(file, *step) for step in reversed(way))
        start = file.text.position(file.places.start(file.data) or 0)
        return next((position for position in found if position), start)

    def _of_member(
        self, file: Source, container: Any, token: str, value: Any
    ) -> Position | None:
        """Where a member of a container stands: in its file, or the overlay it is from."""
        if brought := self.provenance.origin(container, token):
            for one in (*self._attached.values(), *self._files.read().values()):
                at = one.places.child(*brought)
                if at is not None:
                    return one.text.position(at)
        offset = _offset(file, container, token, value)
        return None if offset is None else file.text.position(offset)

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

    def _reach(
        self, ref: str, base: str, onward: list[str]
    ) -> tuple[Resolved, list[str]]:
        """How far a reference leads, in the first of its readings that leads anywhere.

        That is to the end, or to another reference, which the tokens that are left go
        through. `onward` are tokens to go after it.
        """
        problems: list[UnresolvedReference] = []
        for uri in self._files.bases(base):
            problems.clear()
            try:
                for name, tokens in self._readings(ref, uri):
                    way = tokens + onward
                    value, left = _walk(self._files.source(name).data, way)
                    reached = child(f"{name}#", *way[: len(way) - len(left)])
                    if not left or _is_reference(value):
                        return Resolved(reached, value), left
                    problems.append(_nothing_at(ref, reached, value, left[0]))
            except UnresolvedReference as problem:
                problems.append(problem)
        raise problems[0]

    def _readings(self, ref: str, base: str) -> list[tuple[str, list[str]]]:
        """What a reference may mean: files, each with the tokens that lead through it.

        A percent sign is an escape (RFC 6901, section 6), but some write it as it is.
        """
        key = (base, ref)
        if key not in self._read:
            start = self._files.start(ref, base)
            name, tokens = split(start)
            written = ref.partition("#")[2]
            fragment = unquote(written)
            if fragment and not fragment.startswith("/"):
                self._read[key] = [split(self._anchor(ref, start, fragment))]
            else:
                fragments = dict.fromkeys((fragment, written))
                self._read[key] = [
                    (name, tokens + split(f"#{one}")[1]) for one in fragments
                ]
        return self._read[key]

    def _anchor(self, ref: str, start: str, name: str) -> str:
        self._files.source(split(start)[0])  # its anchors are known once it was read
        pointer = self._files.identifiers.anchor(start, name)
        if pointer is None:
            hint = f"a JSON pointer begins with a slash: #/{name}"
            raise UnresolvedReference(f"{ref!r} names an anchor that is nowhere", hint)
        return pointer


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


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)


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
