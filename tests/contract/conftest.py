"""What the contract tests share: the server, the referee, and a clean environment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .referee import Referee
from .server import Server

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key and no proxy of the machine takes part in a test."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.delenv("OPENROUTER_API_KEY", raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    """A fresh server on the loopback interface."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def referee() -> Referee:
    """Judges by the document that the SDK was generated from."""
    return Referee(ROOT / "spec" / "openrouter.yaml")
