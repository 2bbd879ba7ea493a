"""What the golden cases are in Go: expected, formatted, built and vetted.

`golden.py` says what stands in a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from . import golang, golden
from .golden import MODULES, NAMES


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
    golang.begin_shared(folder, MODULES)
    for name in NAMES:
        files = golden.generate(name, "go", site).files
        sources = {path.removeprefix("go/"): text for path, text in files.items()}
        golang.add_sharing(folder, MODULES, name, sources)
    return folder


def test_every_module_builds_and_is_vetted(module: Path) -> None:
    golang.must_pass(["go", "build", "./..."], module)
    golang.must_pass(["go", "vet", "./..."], module)


def test_every_module_is_formatted(site: Path) -> None:
    for name in NAMES:
        golden.generate(name, "go", site)
    golang.must_pass(["gofmt", "-l", "."], site)
