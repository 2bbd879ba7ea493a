"""The files of a document: the one that was named, and those that it refers to.

On this machine only what lies in the folder of the first, or below, is ever read;
symbolic links are followed before that is decided. Elsewhere, only what was allowed.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from . import identifiers, source
from .diagnostics import DocumentProblem
from .identifiers import Identifiers
from .pointers import UnresolvedReference
from .remote import Remote
from .source import Source
from .trees import places

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# A text in which this is not found has no reference to another file.
_ELSEWHERE = re.compile(r"""\$ref["']?\s*:\s*["']?[^#"'\s]""")


class Files:
    """Reads each file once, by its name.

    That is the path from the folder, with POSIX separators, or a URL; "" is the first.
    """

    def __init__(self, path: str, root: Source, remote: Remote) -> None:
        self._shown = Path(path).parent  # as messages call the folder
        main = Path(os.path.realpath(path))
        self._folder = main.parent
        self._main = main.name
        self._remote = remote
        self._read: dict[str, Source] = {"": root}
        self._unreadable: dict[str, UnresolvedReference | DocumentProblem] = {}
        self._moved: dict[str, str] = {}  # name → where a redirect led
        self._changed: set[str] = set()
        self.identifiers = Identifiers()

    def read(self) -> Mapping[str, Source]:
        """The files that were read so far, by their names."""
        return self._read

    def name(self, ref: str, base: str) -> str:
        """The name of the file that a reference leads to; `base` is a file or a URI.

        Raises:
            UnresolvedReference: it leads out of the folder, or to where it may not.
        """
        path = ref.partition("#")[0]
        if _SCHEME.match(path) or (path and _SCHEME.match(base)):
            url = identifiers.join(base, path)
            self._remote.check(url)
            return url
        path = unquote(path)
        if not path:
            return base
        if "\0" in path:
            raise UnresolvedReference(f"{ref!r} is no path")
        target = Path(os.path.realpath(self._folder / Path(base).parent / path))
        if not target.is_relative_to(self._folder):
            hint = "only files in the document's folder, or below, are read"
            raise UnresolvedReference(f"{ref!r} leaves the document's folder", hint)
        name = target.relative_to(self._folder).as_posix()
        return "" if name == self._main else name

    def bases(self, pointer: str) -> tuple[str, ...]:
        """What references at a place may be relative to, the first of them first.

        That is the `$id` around them. But many schemas that have one stand in a document
        that takes no notice of it, so it is the file after that.
        """
        file = pointer.partition("#")[0]
        uri = self.identifiers.base(pointer)
        return (file,) if uri is None else (uri, file)

    def start(self, ref: str, base: str) -> str:
        """The pointer of what a reference leads to before its fragment is looked at.

        Raises:
            UnresolvedReference: as `name` does.
        """
        named = self.identifiers.place(identifiers.join(base, ref))
        return f"{self.name(ref, base)}#" if named is None else named

    def source(self, name: str) -> Source:
        """The file of this name, read when it is asked for first.

        Raises:
            UnresolvedReference: it cannot be read.
            DocumentProblem: it is neither YAML nor JSON, or exceeds a budget.
        """
        if name in self._unreadable:
            raise self._unreadable[name]
        if name not in self._read:
            try:
                self._read[name] = self._load(name)
            except (UnresolvedReference, DocumentProblem) as problem:
                self._unreadable[name] = problem
                raise
            self._identify(name)
        return self._read[name]

    def read_referenced(self) -> None:
        """Read every file that references lead to, however far.

        One that cannot be read is told when it is asked for.
        """
        self.identifiers = Identifiers()
        for name in self._read:
            self._identify(name)
        waiting = list(self._read)
        while waiting:
            base = waiting.pop()
            if not self._may_hold(_ELSEWHERE, base):
                continue
            for pointer, ref in _references(f"{base}#", self._read[base].data):
                for start in self.bases(pointer):
                    with contextlib.suppress(UnresolvedReference, DocumentProblem):
                        name = self.start(ref, start).partition("#")[0]
                        if name not in self._read:
                            self.source(name)
                            waiting.append(name)

    def root_changed(self) -> None:
        """Take the first file as it is now, no matter what its text says."""
        self._changed.add("")
        self.read_referenced()

    def _load(self, name: str) -> Source:
        if "://" not in name:
            try:
                return source.read(self._folder / name, str(self._shown / name))
            except OSError as error:
                message = f"cannot read {name!r}: {error.strerror}"
                hint = self._similar(self._folder / name)
                raise UnresolvedReference(message, hint) from None
        fetched = self._remote.fetch(name)
        if fetched.url != name:
            self._moved[name] = fetched.url
        return source.parse(fetched.raw, name)

    def _similar(self, path: Path) -> str:
        """A hint at a file beside one that is not there: many forget the suffix."""
        names: dict[str, str] = {}  # without its suffix → the file
        with contextlib.suppress(OSError):
            names = {Path(name).stem: name for name in sorted(os.listdir(path.parent))}
        close = difflib.get_close_matches(path.stem, names, n=1)
        return f"did you mean {names[close[0]]!r}?" if close else ""

    def _identify(self, name: str) -> None:
        """Take up how the places in a file call themselves."""
        if name in self._moved:
            self.identifiers.identify(f"{name}#", self._moved[name])
        if self._may_hold(identifiers.WORDS, name):
            self.identifiers.add(name, self._read[name].data)

    def _may_hold(self, pattern: re.Pattern[str], name: str) -> bool:
        """Whether a file is worth a walk, which takes longer than a look at its text."""
        text = self._read[name].text.content
        return name in self._changed or pattern.search(text) is not None


def _references(pointer: str, data: Any) -> Iterator[tuple[str, str]]:
    """Every `$ref` below a place that is a text, and where it stands."""
    for place, value in places(pointer, data):
        if isinstance(value, dict) and isinstance(ref := value.get("$ref"), str):
            yield place, ref
