"""What came of each document, kept as one line of JSON, so that a run can go on."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .processes import ROOT
from .sources import Document

# Counts up when a row says something else than it did.
FORMAT = 1

Outcome = Literal["generated", "refused", "crashed", "late"]


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a document with `--lenient`, and what default flags refuse it for.

    `operations` is their number in the document itself, -1 if that cannot be counted;
    each is exact, approximated, or dropped under the rule that says why.
    """

    document: str
    key: str
    outcome: Outcome
    seconds: float
    peak: int  # bytes
    operations: int
    exact: int
    approximated: int
    dropped: dict[str, int]
    reasons: dict[str, int]  # findings that approximate, by rule
    errors: dict[str, str]  # by rule, the first: what default flags refuse it for
    modules: int
    broken: int  # of these that do not import, and models that do not build
    faults: tuple[str, ...]  # of the generator, "what: how"
    types: dict[str, int]  # by checker, errors in the package


def version(root: Path = ROOT) -> str:
    """A digest of everything that decides what is generated."""
    digest = hashlib.sha256(str(FORMAT).encode())
    for folder in ("generator", "templates"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def key(document: Document, generator: str, checkers: Collection[str]) -> str:
    """A digest of what a row depends on. Files that a document refers to do not count."""
    digest = hashlib.sha256(f"{generator} {sorted(checkers)}".encode())
    for path in (document.path, *document.overlays):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class State:
    """The rows of all runs, in a file that only grows."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[tuple[str, str], Row] = {}
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            try:
                data = json.loads(line)
                row = Row(**{**data, "faults": tuple(data["faults"])})
            except (ValueError, TypeError, KeyError):
                continue  # cut short as it was written, or of another format
            self._rows[row.document, row.key] = row

    def get(self, document: str, wanted: str) -> Row | None:
        """The row of a document, unless something that it depends on has changed."""
        return self._rows.get((document, wanted))

    def add(self, row: Row) -> None:
        """Keep a row."""
        self._rows[row.document, row.key] = row
        with self._path.open("a", encoding="utf-8") as file:
            # A line of its own, whatever the last run left behind.
            file.write(f"\n{json.dumps(dataclasses.asdict(row))}\n")
