"""Text from the document → comments of Go.

gofmt reads the comment of a declaration as a kind of Markdown and lays it out anew
(https://go.dev/doc/comment). What is printed here is what it would make of it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from ..code import Code, join
from ..markdown import visible

_WIDTH = 80
_TAB = 4
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s*#+(?:\s+|\Z)")
_MARKER = re.compile(r"\s*(?:[-*+•]|(?P<number>\d+)[.)])\s+")
# What would be a list or a heading at the beginning of a line, and the target of a link.
_MEANT_OTHERWISE = re.compile(r"(?:[-*+•#]|\d+[.)])(?:\s|\Z)")
_TARGET = re.compile(r"\[([^\]]*)\]:")
_QUOTES = re.compile(r"(?<!`)``(?!`)|''")
# What gofmt would take for a condition of the build, and move above the package, wherever
# it stands in a comment (https://pkg.go.dev/go/build/constraint).
_CONDITION = re.compile(r"\A(\s*)(\+build)(?!\S)")

Kind = Literal["text", "list", "code"]


@dataclass(slots=True)
class _Block:
    kind: Kind
    lines: list[str] = field(default_factory=list)


def comment(paragraphs: Iterable[str], indent: int = 0) -> Code:
    """Lines of `//`, at most about 80 columns wide; empty where nothing is said.

    `indent` counts the tabs that stand before all lines; the first line has its own from
    the template.
    """
    width = _WIDTH - len("// ") - _TAB * indent
    lines: list[str] = []
    before: Kind = "text"
    for paragraph in paragraphs:
        for block in _blocks(paragraph.strip().splitlines()):
            laid_out = _laid_out(block, width)
            if not any(laid_out):
                continue
            if {before, block.kind} == {"list", "code"}:
                lines += ["", " And:"]  # else the one would be taken for the other
            lines += ["", *laid_out]
            before = block.kind
    margin = "\t" * indent
    return join(f"\n{margin}", map(_line, lines[1:]))


def doc(name: str, paragraphs: Iterable[str], *, deprecated: bool = False) -> Code:
    """The comment of a declaration, which begins with its name.

    Nobody knows how a text of the document would go on after that, so it stands after a dash,
    as in the headings of manual pages.
    """
    said = [text.strip() for text in paragraphs if text.strip()]
    if said and not said[0].startswith(f"{name} "):
        said[0] = f"{name} - {said[0]}"
    if deprecated:
        said = [*(said or [f"{name} should not be used any more."]), DEPRECATED]
    return comment(said)


DEPRECATED = "Deprecated: the API advises against it."
"""The paragraph that tools look for."""


def _line(text: str) -> Code:
    harmless = _CONDITION.sub(r'\1"\2"', text)
    return Code(f"//{harmless}".rstrip())


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    """Lines that belong together: paragraphs, items of lists, code between fences."""
    block: _Block | None = None
    fenced = False
    for raw in lines:
        line = raw.expandtabs(_TAB).rstrip()
        if _FENCE.match(line):
            fenced = not fenced
            kind: Kind | None = None
        elif fenced:
            kind = "code"
        elif not line:
            kind = None
        elif _MARKER.match(line):
            kind = "list"
        elif block and block.kind == "list" and line.startswith(" "):
            block.lines[-1] += f" {line.strip()}"
            continue
        else:
            kind = "text"
        if block and (block.kind != kind or _HEADING.match(line)):
            yield block
            block = None
        if kind:
            block = block or _Block(kind)
            block.lines.append(line)
    if block:
        yield block


def _laid_out(block: _Block, width: int) -> list[str]:
    """The lines of a block, each with what separates it from the slashes."""
    match block.kind:
        case "code":
            text = textwrap.dedent("\n".join(block.lines)).strip("\n")
            return [f"\t{visible(line)}".rstrip() for line in text.split("\n")]
        case "list":
            return [line for item in block.lines for line in _item(item, width)]
        case "text":
            return _paragraph(block.lines, width)


def _item(line: str, width: int) -> list[str]:
    marker = _MARKER.match(line)
    assert marker
    first = f"  {marker['number']}. " if marker["number"] else "   - "
    text = _plain(line[marker.end() :])
    return (
        [first + text] if len(text) < width else _wrapped(text, width, first, " " * 5)
    )


def _paragraph(lines: list[str], width: int) -> list[str]:
    """A table stays as it is; other text is wrapped."""
    if all(line.lstrip().startswith("|") for line in lines):
        return [f" {_plain(line)}" for line in lines]
    text = " ".join(_plain(_HEADING.sub("", line)) for line in lines)
    found = _wrapped(text, width, " ", " ")
    # A line alone that ends without a sign would be read as a heading.
    if len(found) == 1 and found[0][-1:].isalnum():
        found[0] += "."
    return found


def _wrapped(text: str, width: int, first: str, others: str) -> list[str]:
    wrapped: list[str] = []
    for line in textwrap.wrap(
        text, width, break_long_words=False, break_on_hyphens=False
    ):
        if wrapped and _MEANT_OTHERWISE.match(line):
            wrapped[-1] += f" {line}"
        else:
            wrapped.append((others if wrapped else first) + line)
    return wrapped


def _plain(line: str) -> str:
    """Text that is nothing but text, wherever it stands in a comment."""
    text = _TARGET.sub(r"\1:", _QUOTES.sub('"', visible(line))).strip()
    while found := _MEANT_OTHERWISE.match(text):
        text = text[found.end() :].strip()
    return text
