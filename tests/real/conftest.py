"""Real documents, which are not part of this project: a folder beside the checkout.

Where it is absent, the tests that need it are skipped and say so.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def specs() -> Path:
    return _folder("specs")


@pytest.fixture(scope="session")
def hostile() -> Path:
    return _folder("hostile")


@pytest.fixture(scope="session")
def openrouter(specs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The SDK of OpenRouter's whole document with its overlays, imported."""
    folder = tmp_path_factory.mktemp("openrouter")
    package = "whole_openrouter"  # beside the one of the Credits API
    command = [sys.executable, "-m", "sdkwright", "generate"]
    command += [str(specs / "openrouter.yaml"), "--package", package]
    command += ["--target", "python", "--output", str(folder)]
    for overlay in sorted(specs.glob("openrouter-overlays/*.yaml")):
        command += ["--overlay", str(overlay)]
    subprocess.run(command, capture_output=True, check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield importlib.import_module(package)


def _folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder
