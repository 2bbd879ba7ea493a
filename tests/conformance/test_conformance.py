"""Every row of the matrix holds, and the page says what was seen of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .bench import Bench
from .matrix import ROWS
from .page import page
from .row import Row
from .wire import sent

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"
GOLDEN = os.environ.get("SDKWRIGHT_GOLDEN") == "1"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row(row: Row, bench: Bench) -> None:
    """The referees agree with what both clients sent, and that is the same."""
    for seen in bench.see(row):
        for referee in row.referees:
            referee.judge(seen)
    first, second = bench.see(row)
    assert sent(first) == sent(second)


def test_page(bench: Bench) -> None:
    text = page([bench.see(row)[0] for row in ROWS])
    if GOLDEN:
        PAGE.write_text(text, "utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == text, "`make golden` rewrites it"


def test_titles_tell_rows_apart() -> None:
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names)
