"""Type checkers, and the fixed sample of documents whose packages each of them sees."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from . import processes
from .sources import Document


@dataclass(frozen=True, slots=True)
class Checker:
    """A checker, and how many documents it gets, none larger than so many bytes."""

    name: str
    documents: int
    largest: int
    arguments: tuple[str, ...]


CHECKERS = (
    Checker(
        "ty",
        100,
        1_000_000,
        ("ty", "check", "--output-format=concise", "--python", sys.prefix),
    ),
    Checker(
        "mypy",
        25,
        300_000,
        ("mypy", "--strict", "--no-incremental", "--cache-dir=/dev/null"),
    ),
)


def sample(documents: Iterable[Document]) -> dict[str, tuple[Checker, ...]]:
    """The checkers for each document, by its name, where there are any.

    Documents are chosen by a hash of their name: another one that comes or goes changes
    the sample by one at most.
    """
    by_hash = sorted(
        documents, key=lambda one: hashlib.sha256(one.name.encode()).digest()
    )
    found: dict[str, tuple[Checker, ...]] = {}
    for checker in CHECKERS:
        fitting = (
            one.name for one in by_hash if one.path.stat().st_size <= checker.largest
        )
        for name, _ in zip(fitting, range(checker.documents), strict=False):
            found[name] = (*found.get(name, ()), checker)
    return found


def errors(checker: Checker, sdk: Path) -> list[str]:
    """What a checker says is wrong with a package."""
    package = next(sdk.glob("*/py.typed")).parent.name
    ended = processes.run("-m", *checker.arguments, package, cwd=sdk)
    if ended.status == 0:
        return []
    found = [line for line in ended.output.splitlines() if ": error" in line]
    return found or [f"{checker.name} ended with {ended.status}: {ended.errors[-500:]}"]
