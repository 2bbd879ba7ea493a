"""What the golden cases are in Go: expected, formatted, built and vetted.

`golden.py` says what stands in a case.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import golang, golden
from .golden import MODULES, NAMES

RUNTIME = Path(__file__).parents[1] / "templates" / "go" / "runtime"
_SHARED = ("internal/runtime", "optionalnullable", "retry", "types", "types/stream")
"""The packages that are the same in every module."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all modules are, each in a folder of its case."""
    yield tmp_path_factory.mktemp("go_cases")
    golden.generate.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_output(name: str, site: Path) -> None:
    """What comes out is what the case expects, byte for byte."""
    golden.check(name, "go", site)


@pytest.fixture(scope="session")
def module(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases as packages of one module, over the runtime where it lies.

    A copy in each of them would take the compiler minutes.
    """
    folder = tmp_path_factory.mktemp("module")
    (folder / "go.mod").write_text(f"module {MODULES}\n\ngo 1.24\n", "utf-8")
    for package in _SHARED:
        sources = (RUNTIME / package).glob("*.go")
        (folder / package).mkdir(parents=True, exist_ok=True)
        for source in sources:
            if not source.name.endswith("_test.go"):
                shutil.copy(source, folder / package)
    for name in NAMES:
        for path, text in golden.generate(name, "go", site).files.items():
            inside = path.removeprefix("go/")
            if inside.endswith(".go") and str(Path(inside).parent) not in _SHARED:
                target = folder / name / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_sharing(name, text), "utf-8")
    return folder


def _sharing(name: str, text: str) -> str:
    """A source that imports what all cases share."""
    for package in _SHARED:
        own, shared = f'"{MODULES}/{name}/{package}"', f'"{MODULES}/{package}"'
        text = text.replace(own, shared)
    return text


def test_every_module_builds_and_is_vetted(module: Path) -> None:
    golang.must_pass(["go", "build", "./..."], module)
    golang.must_pass(["go", "vet", "./..."], module)


def test_every_module_is_formatted(site: Path) -> None:
    for name in NAMES:
        golden.generate(name, "go", site)
    golang.must_pass(["gofmt", "-l", "."], site)
