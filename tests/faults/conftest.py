"""A client of either kind, a server that misbehaves, and nothing that is left of them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from ..contract.sdk import Kind
from .caller import Caller
from .certificates import Certificates
from .leaks import nothing_left
from .wire import Server


@pytest.fixture(scope="session")
def certificates() -> Certificates:
    """For servers; clients trust those that are valid."""
    return Certificates()


@pytest.fixture(scope="session")
def _authority(
    certificates: Certificates, tmp_path_factory: pytest.TempPathFactory
) -> str:
    return certificates.trust(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, _authority: str) -> None:
    """No key, proxy or certificate of the machine takes part in a test."""
    for name in list(os.environ):
        if name.upper().endswith("_PROXY") or name.startswith(("OPENROUTER_", "SSL")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SSL_CERT_FILE", _authority)


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Calls a server that is yet to be told what to do."""
    kind: Kind = request.param
    with nothing_left(), Server() as server, Caller(kind, server) as caller:
        yield caller
