"""References by what they lead to, while a document is rewritten around them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..diagnostics import DocumentProblem
from ..document import Document, UnresolvedReference
from ..trees import places

# What may stand in a fragment as it is (RFC 3986, section 3.5).
_SAFE = "/~!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True)
class _Reference:
    holder: dict[str, Any]
    file: str  # that the holder is in
    pointer: str  # what it led to; empty for one that is made
    target: Any


class References:
    """Knows every reference of a document by its holder, and makes new ones.

    Between `__init__` and `write` anything may be moved, if it stays the same container.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, _Reference] = {}
        for file, data in document.files.items():
            for place, holder in places(f"{file}#", data):
                ref = holder.get("$ref") if isinstance(holder, dict) else None
                if not isinstance(ref, str):
                    continue
                try:
                    found = document.resolve(ref, place)
                except (UnresolvedReference, DocumentProblem):
                    continue  # told by whoever needs it
                if isinstance(found.value, dict | list):
                    self._add(holder, file, found.pointer, found.value)

    def follow(self, value: Any, pointer: str) -> tuple[str, Any]:
        """What a value stands for, and where that stood before anything was moved.

        A reference that leads nowhere stands for itself.
        """
        seen: set[int] = set()
        while (known := self._known.get(id(value))) and id(value) not in seen:
            seen.add(id(value))
            pointer, value = known.pointer, known.target
        return pointer, value

    def to(self, target: dict[str, Any], file: str) -> dict[str, Any]:
        """A new reference in a file; one to a bare reference leads to where that does."""
        if len(target) == 1 and "$ref" in target:
            known = self._known.get(id(target))
            if known is None:  # it leads nowhere, and so does the new one
                return dict(target)
            target = known.target
        holder = {"$ref": ""}
        self._add(holder, file, "", target)
        return holder

    def copy(self, value: Any, file: str) -> Any:
        """A deep copy to be put in a file, with its references leading where they led."""
        if isinstance(value, list):
            return [self.copy(item, file) for item in value]
        if not isinstance(value, dict):
            return value
        copied = {key: self.copy(item, file) for key, item in value.items()}
        if known := self._known.get(id(value)):
            self._add(copied, file, "", known.target)
        return copied

    def write(self) -> None:
        """Say where everything is now."""
        wanted = {id(known.target) for known in self._known.values()}
        pointers = {
            id(value): pointer
            for file, data in self._document.files.items()
            for pointer, value in places(f"{file}#", data)
            if id(value) in wanted
        }
        for known in self._known.values():
            now = pointers.get(id(known.target))
            if now and now != known.pointer and "$ref" in known.holder:
                known.holder["$ref"] = written(self._document, now, known.file)

    def _add(
        self, holder: dict[str, Any], file: str, pointer: str, target: Any
    ) -> None:
        self._known[id(holder)] = _Reference(holder, file, pointer, target)


def written(document: Document, pointer: str, base: str) -> str:
    """A pointer as a reference in the file `base`."""
    file, _, fragment = pointer.partition("#")
    fragment = quote(fragment, safe=_SAFE)
    if file == base:
        return f"#{fragment}"
    if "://" in file:  # it was fetched, by this URL
        return f"{file}#{fragment}"
    root = Path(document.path).name
    path = posixpath.relpath(file or root, posixpath.dirname(base) or ".")
    return f"{quote(path)}#{fragment}"
