"""The files of a document: the one that was named, and those that it refers to.

Only what lies in the folder of the first, or below, is ever read; symbolic links are
followed before that is decided.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from . import source
from .diagnostics import DocumentProblem
from .source import Source

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# A text in which this is not found has no reference to another file.
_ELSEWHERE = re.compile(r"""\$ref["']?\s*:\s*["']?[^#"'\s]""")


class UnresolvedReference(Exception):
    """A reference that points nowhere, or to where it may not."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Files:
    """Reads each file once, by its name: the path from the folder, "" for the first."""

    def __init__(self, path: str, root: Source) -> None:
        self._shown = Path(path).parent  # as messages call the folder
        main = Path(os.path.realpath(path))
        self._folder = main.parent
        self._main = main.name
        self._read: dict[str, Source] = {"": root}
        self._unreadable: dict[str, UnresolvedReference | DocumentProblem] = {}

    def read(self) -> Mapping[str, Source]:
        """The files that were read so far, by their names."""
        return self._read

    def name(self, ref: str, base: str) -> str:
        """The name of the file that a reference in the file `base` leads to.

        Raises:
            UnresolvedReference: it leads out of the folder, or is no path at all.
        """
        path = unquote(ref.partition("#")[0])
        if not path:
            return base
        if _SCHEME.match(path):
            hint = "save it in the document's folder and refer to that file"
            raise UnresolvedReference(f"{ref!r} is not in this folder", hint)
        if "\0" in path:
            raise UnresolvedReference(f"{ref!r} is no path")
        target = Path(os.path.realpath(self._folder / Path(base).parent / path))
        if not target.is_relative_to(self._folder):
            hint = "only files in the document's folder, or below, are read"
            raise UnresolvedReference(f"{ref!r} leaves the document's folder", hint)
        name = target.relative_to(self._folder).as_posix()
        return "" if name == self._main else name

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
                shown = str(self._shown / name)
                self._read[name] = source.read(self._folder / name, shown)
            except OSError as error:
                message = f"cannot read {name!r}: {error.strerror}"
                self._unreadable[name] = UnresolvedReference(message)
                raise self._unreadable[name] from None
            except DocumentProblem as problem:
                self._unreadable[name] = problem
                raise
        return self._read[name]

    def read_referenced(self) -> None:
        """Read every file that references lead to, however far.

        One that cannot be read is told when it is asked for.
        """
        waiting = [""]
        while waiting:
            base = waiting.pop()
            if not _ELSEWHERE.search(self._read[base].text.content):
                continue
            for ref in _references(self._read[base].data):
                with contextlib.suppress(UnresolvedReference, DocumentProblem):
                    name = self.name(ref, base)
                    if name not in self._read:
                        self.source(name)
                        waiting.append(name)


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
