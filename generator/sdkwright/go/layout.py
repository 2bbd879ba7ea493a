"""Code as gofmt lays it out, so that no Go is needed to write it.

Columns are those of text/tabwriter: a cell is as wide as the widest one above and below it,
as far as the lines between have that column, too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..code import Code, join

# gofmt keeps a function in its line if what it takes and does is no longer than this.
_LONGEST_FUNCTION = 99
# gofmt aligns the values of longer keys only where the keys are about as long.
_LONG_KEY = 40
_ALIKE = 2.5


@dataclass(frozen=True, slots=True)
class Row:
    """A line of columns, perhaps below a comment."""

    cells: tuple[Code, ...]
    comment: Code | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A function of one statement."""

    signature: Code
    """From `func` to what it returns."""
    statement: Code


def columns(rows: Iterable[Row]) -> Code:
    """The lines of a struct or of constants, at the depth of one tab."""
    listed = list(rows)
    lines: list[tuple[str, ...]] = []
    for row in listed:
        if row.comment:
            lines.append((row.comment,))
        lines.append(row.cells)
    return join("\n", (Code(f"\t{line}") for line in aligned(lines)))


def constants(rows: Iterable[Row]) -> Code:
    """A declaration of constants, each with its type and its value."""
    listed = list(rows)
    if len(listed) == 1 and not listed[0].comment:
        return Code(f"const {' '.join(listed[0].cells)}")
    return Code(f"const (\n{columns(listed)}\n)")


def keyed(entries: Iterable[tuple[Code, Code]], depth: int = 1) -> Code:
    """The entries of a composite literal, each on a line of its own, `depth` tabs deep.

    A value that spans lines is written as it would be at the beginning of a line there.
    """
    sections: list[list[tuple[str, ...]]] = []
    sizes: list[int] = []
    before = 0
    for key, value in entries:
        size = 0 if "\n" in value else len(key)
        if _breaks(before, size, sizes):
            sections.append([])
            sizes = []
        before = size
        if size:
            sizes.append(size)
            sections[-1].append((f"{key}:", f"{value},"))
        else:
            sections[-1].append((f"{key}: {value},",))
    margin = "\t" * depth
    lines = (line for section in sections for line in aligned(section))
    return join("\n", (Code(margin + line) for line in lines))


def functions(all_: Iterable[Function]) -> Code:
    """Functions one below the other, each on one line if that is short enough."""
    blocks: list[str] = []
    section: list[tuple[str, ...]] = []
    for one in all_:
        statement = one.statement
        if len(one.signature) + len(statement) <= _LONGEST_FUNCTION:
            section.append((one.signature, f"{{ {statement} }}"))
            continue
        if section:
            blocks.append("\n".join(aligned(section)))
            section = []
        blocks.append(f"{one.signature} {{\n\t{statement}\n}}")
    if section:
        blocks.append("\n".join(aligned(section)))
    return Code("\n\n".join(blocks))


def aligned(lines: Sequence[tuple[str, ...]]) -> list[str]:
    """Lines of cells, with spaces between these; the last cell of a line has no column."""
    widths = [[0] * len(line) for line in lines]
    most = max(map(len, lines), default=0)
    for column in range(most - 1):
        start = 0
        for end in range(len(lines) + 1):
            if end < len(lines) and len(lines[end]) > column + 1:
                continue
            block = range(start, end)
            width = max((len(lines[one][column]) for one in block), default=0)
            for one in block:
                widths[one][column] = width + 1 if width else 0
            start = end + 1
    return [
        "".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True))
        for line, wide in zip(lines, widths, strict=True)
    ]


def _breaks(before: int, size: int, sizes: Sequence[int]) -> bool:
    """Whether a new section begins with a key, after one of another size.

    As in go/printer, `exprList`: 0 is the size of what spans lines, and sizes are compared
    with the geometric mean of those before.
    """
    if not before or not size:
        return True
    if not sizes or (before <= _LONG_KEY and size <= _LONG_KEY):
        return False
    mean = math.exp(sum(map(math.log, sizes)) / len(sizes))
    ratio = size / mean
    return _ALIKE * ratio <= 1 or ratio >= _ALIKE
