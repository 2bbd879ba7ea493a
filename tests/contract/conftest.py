"""What the contract tests share: the server, the referee and the SDK under test."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from .referee import Referee
from .sdk import KEY, Kind, Sdk
from .server import Server

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key, proxy or certificate of the machine takes part in a test."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in (
        "OPENROUTER_API_KEY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "SSLKEYLOGFILE",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    """A fresh server on the loopback interface."""
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def referee() -> Referee:
    """Judges by the document that the SDK was generated from."""
    return Referee(ROOT / "spec" / "openrouter.yaml")


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> Kind:
    """Which of the two clients the test drives."""
    kind: Kind = request.param
    return kind


@pytest.fixture
def sdk(
    kind: Kind,
    server: Server,
    referee: Referee,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Sdk]:
    """Clients of either kind for `server`.

    Whatever the test is about, openapi-core must find every request right, and no log
    line of any library may show the key.
    """
    caplog.set_level(logging.DEBUG)
    with Sdk(kind, server.origin + referee.base_path) as sdk:
        yield sdk
    for request in server.requests:
        referee.judge(request)
    logged = [record.getMessage() for record in caplog.get_records("call")]
    assert KEY not in "\n".join(logged)
