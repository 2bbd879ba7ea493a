"""Tables of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ..code import Code

Row: TypeAlias = Sequence[Code]

YES = Code(":heavy_check_mark:")
NO = Code(":heavy_minus_sign:")
NOTHING = Code("-")

_PIPE = re.compile(r"(\\*)\|")


def table(head: Sequence[str], rows: Iterable[Row]) -> tuple[Code, ...]:
    """The lines of a table, every cell of which is as wide as the widest of all."""
    cells = [[_cell(text) for text in row] for row in (head, *rows)]
    width = max(3, *(len(cell) for row in cells for cell in row))
    cells.insert(1, ["-" * width] * len(head))
    return tuple(
        Code(f"| {' | '.join(cell.ljust(width) for cell in row)} |") for row in cells
    )


def _cell(text: str) -> str:
    return _PIPE.sub(r"\1\1\\|", text) if "|" in text else text
