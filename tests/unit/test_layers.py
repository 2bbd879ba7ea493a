"""What the modules of the generator may know of each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sdkwright

ROOT = Path(sdkwright.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
CHECKOUT = Path(__file__).parents[2]
# What a case expects is as long as its document makes it.
TESTS = sorted(
    path
    for path in (CHECKOUT / "tests").rglob("*.py")
    if CHECKOUT / "tests" / "cases" not in path.parents
)
# Media types began so as well.
NO_EXTENSIONS = (*("x-jsonl", "x-jsonlines", "x-ndjson", "x-www-form-urlencoded"),)


def imported(path: Path) -> Iterator[str]:
    """What a module of ours imports of ours, as paths from the root of the package."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1]]
            base += node.module.split(".") if node.module else []
            yield from (".".join([*base, name.name]) for name in node.names)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names]
            assert not any(name.split(".")[0] == "sdkwright" for name in names)


def texts(path: Path) -> Iterator[str]:
    """The strings of a module that are no documentation."""
    tree = ast.parse(path.read_bytes())
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documentation:
            yield str(node.value)


def test_no_other_module_knows_an_extension() -> None:
    knowing = {
        path.name
        for path in SOURCES
        for text in texts(path)
        if "x-" in text.lower() and not text.endswith(NO_EXTENSIONS)
    }
    assert knowing == {"extensions.py"}


def test_the_model_imports_nothing_of_ours() -> None:
    found = [name for path in (ROOT / "ir").iterdir() for name in imports_of(path)]
    assert found
    assert not [name for name in found if not name.startswith("ir.")]


def test_lowering_knows_no_target() -> None:
    found = [name for path in (ROOT / "lower").iterdir() for name in imports_of(path)]
    assert "ir.Api" in found
    assert not [name for name in found if name.startswith(("python", "go"))]


def test_what_pages_have_in_common_knows_no_target() -> None:
    found = [name for path in (ROOT / "guide").iterdir() for name in imports_of(path)]
    assert "markdown.link" in found
    assert not [name for name in found if name.startswith(("python", "go"))]


def imports_of(path: Path) -> list[str]:
    return list(imported(path)) if path.suffix == ".py" else []


def test_the_model_has_no_word_of_a_target() -> None:
    for path in (ROOT / "ir").glob("*.py"):
        source = path.read_text(encoding="utf-8").lower()
        assert not [word for word in ("python", "pydantic", "golang") if word in source]


@pytest.mark.parametrize(
    "path",
    [*SOURCES, *TESTS],
    ids=lambda path: path.relative_to(CHECKOUT).as_posix(),
)
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
