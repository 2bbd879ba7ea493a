"""Parameters in cookies."""

from __future__ import annotations

from collections.abc import Iterator

from ..row import Row
from .parameter import BLUE, STRING, row, shown, styled, unmarshalled


def _shown() -> Iterator[Row]:
    title, parameter = styled("cookie", "form", True, "primitive", STRING)
    yield row(
        title,
        parameter,
        BLUE,
        shown("Cookie: color=blue"),
        unmarshalled("cookie", BLUE),
    )


ROWS = (*_shown(),)
