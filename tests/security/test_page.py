"""Every promise of the security page has its tests, by names that are there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "security.md"
_NAME = re.compile(r"\]\(([^)]+\.(?:py|go))\)|`(test_\w+|Test[A-Z]\w+)`")
_GO_TEST = re.compile(r"^func (Test\w+)\(\w+ \*testing\.T\)", re.MULTILINE)


def promises() -> Iterator[tuple[str, str]]:
    """What is promised, and what holds it: the rows of tables with a column of tests."""
    holds_tests = False
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            holds_tests = False
        elif cells == ["promise", "test"]:
            holds_tests = True
        elif holds_tests and cells != ["---", "---"]:
            promise, held_by = cells
            yield promise, held_by


def named_in(held_by: str) -> Iterator[tuple[Path, str]]:
    """Each test, in the file that was named last."""
    file = PAGE
    for link, name in _NAME.findall(held_by):
        if link:
            file = PAGE.parent / link
        else:
            yield file, name


@pytest.mark.parametrize(("promise", "held_by"), [*promises()])
def test_a_promise_is_held_by_tests_that_run(promise: str, held_by: str) -> None:
    named = list(named_in(held_by))
    assert named, promise
    for file, name in named:
        assert name in known_in(file)


def known_in(file: Path) -> set[str]:
    if file.suffix == ".go":
        assert file.stem.endswith("_test")
        return set(_GO_TEST.findall(file.read_text("utf-8")))
    assert file.name.startswith("test_")
    nodes = ast.walk(ast.parse(file.read_bytes()))
    return {
        one.name for one in nodes if isinstance(one, ast.FunctionDef | ast.ClassDef)
    }
