"""Tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...code import Code

# One long description does not make every row of a table long.
_WIDEST = 40


def table(rows: Iterable[Sequence[str]]) -> tuple[Code, ...]:
    """A Markdown table whose cells are padded to the widest that is not too wide."""
    head, *body = list(rows)
    widths = [
        min(_WIDEST, max(len(row[column]) for row in (head, *body)))
        for column in range(len(head))
    ]
    rule = ["-" * width for width in widths]
    return tuple(
        Code(
            "| "
            + " | ".join(
                text.ljust(width) for text, width in zip(row, widths, strict=True)
            )
            + " |"
        )
        for row in (head, rule, *body)
    )
