"""Puts the runtime on the path as the package ``runtime``; one fixture for both clients."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates" / "python"
sys.path.insert(0, str(TEMPLATES))

from .harness import Sdk  # noqa: E402 - it needs the path


@pytest.fixture(params=["sync", "async"])
def sdk(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sdk]:
    """A client over a scripted server; every test that takes it runs for both kinds."""
    monkeypatch.delenv("SAMPLE_KEY", raising=False)
    with Sdk(request.param) as sdk:
        yield sdk
