"""Where pages are, and how one leads to a section of another."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

Path: TypeAlias = str
"""Of a page, from the root of the package, with POSIX separators."""

README: Path = "README.md"
INDEX: Path = "docs/README.md"

_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def page_of_topic(topic: str, resources: Iterable[Path]) -> Path:
    """`errors` → `docs/errors.md`, which a resource of this name goes before."""
    wanted = f"docs/{topic}.md"
    taken = {path.casefold() for path in resources}
    return wanted if wanted not in taken else f"docs/about-{topic}.md"


def relative(target: Path, page: Path) -> str:
    """How a page names another one."""
    folder, _, name = target.rpartition("/")
    return _way(page.rpartition("/")[0], folder) + name


@cache
def _way(origin: Path, folder: Path) -> str:
    """From one folder to another; there are few folders, and thousands of links."""
    way = posixpath.relpath(folder or ".", origin or ".")
    return "" if way == "." else f"{way}/"


def anchors(headings: Iterable[str]) -> list[str]:
    """What leads to each heading of a page, in order, as GitHub makes it of plain titles."""
    seen: Counter[str] = Counter()
    found = []
    for heading in headings:
        slug = _NOT_IN_ANCHORS.sub("", heading.lower()).replace(" ", "-")
        found.append(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found
