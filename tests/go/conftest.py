"""What the tests of Go programs share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .. import golang
from ..contract.referee import Referee
from ..contract.server import Server

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "programs"


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs, built to find races."""
    folder = tmp_path_factory.mktemp("programs")
    golang.must_pass(
        ["go", "build", *golang.race(), "-o", f"{folder}/", "./..."], PROGRAMS
    )
    return folder


@pytest.fixture
def server() -> Iterator[Server]:
    """A fresh server on the loopback interface."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def referee() -> Referee:
    """Judges by the document that the SDK was generated from."""
    return Referee(ROOT / "spec" / "openrouter.yaml")
