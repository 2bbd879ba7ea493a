"""What is wrong with a document, so that something of it cannot be called."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from .tally import Problem

_FILE = Path(__file__).with_name("reasons.toml")


def unexplained(document: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems that no entry gives a reason for."""
    known = _known(document)
    return (one for one in problems if (one.operation, one.rule) not in known)


def needless(document: str, problems: Sequence[Problem]) -> Iterator[str]:
    """The entries that explain nothing that went wrong in a whole sweep."""
    found = {(one.operation, str(one.rule)) for one in problems}
    return (" ".join(one) for one in _known(document) if one not in found)


def _known(document: str) -> dict[tuple[str, str], str]:
    """Operation and rule → reason."""
    entries = tomllib.loads(_FILE.read_text("utf-8")).get(document, ())
    return {(one["operation"], one["rule"]): one["reason"] for one in entries}
