"""The bench on which all rows are called, once in a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..contract.server import Server
from .bench import Bench
from .matrix import ROWS


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def bench(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("conformance")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE"):
            patch.delenv(name, raising=False)
            patch.delenv(name.lower(), raising=False)
        patch.syspath_prepend(folder)
        bench = Bench(ROWS, server, folder)
        yield bench
        bench.close()
