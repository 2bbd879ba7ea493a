"""Real documents, which are not part of this project: a folder beside the checkout.

Where it is absent, the tests that need it are skipped and say so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def specs() -> Path:
    return _folder("specs")


@pytest.fixture(scope="session")
def hostile() -> Path:
    return _folder("hostile")


def _folder(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder
