"""Whether the links of pages lead to files and sections that are there.

It knows Markdown as GitHub shows it and nothing of who wrote the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_BLOCK = re.compile(r"^(`{3,}|~{3,}).*?^\1[`~]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n\n).)*?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)[^)]*\)")
_HEADING = re.compile(r"^#{1,6} +(.*?) *#*$", re.MULTILINE)
_ELSEWHERE = ("https://", "http://", "mailto:")


def broken_links(pages: Iterable[Path]) -> Iterator[str]:
    """Each link that leads nowhere, after the page that it is on."""
    sections: dict[Path, set[str]] = {}
    for page in pages:
        for link in links_of(page.read_text("utf-8")):
            path, _, section = link.partition("#")
            target = (page.parent / path).resolve() if path else page.resolve()
            if not target.exists():
                yield f"{page}: {link}"
            elif section:
                if target not in sections:
                    sections[target] = set(sections_of(target.read_text("utf-8")))
                if section not in sections[target]:
                    yield f"{page}: {link}"


def links_of(page: str) -> list[str]:
    """Where the links of a page lead, those to other sites left out."""
    text = _CODE.sub("`code`", _BLOCK.sub("", page))
    return [one for one in _LINK.findall(text) if not one.startswith(_ELSEWHERE)]


def sections_of(page: str) -> list[str]:
    """What leads to the sections of a page; those of one title are counted."""
    seen: Counter[str] = Counter()
    found = []
    for title in _HEADING.findall(_BLOCK.sub("", page)):
        shown = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", title)
        slug = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        found.append(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found
