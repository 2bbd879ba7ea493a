"""Each module of tests generates one package, from a fragment of a few lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server, generate, imported


@pytest.fixture(scope="module")
def source(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the package that is made of the module's `SPEC`."""
    return generate(
        _package_name(request), request.module.SPEC, tmp_path_factory.mktemp("sdk")
    )


@pytest.fixture(scope="module")
def sdk(request: pytest.FixtureRequest, source: Path) -> Iterator[ModuleType]:
    """That package, imported."""
    name = _package_name(request)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(source)
        yield imported(name)
        for module in [one for one in sys.modules if one.split(".")[0] == name]:
            patch.delitem(sys.modules, module)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def client(sdk: ModuleType, server: Server) -> Any:
    """A sync client of the package, which asks `server`."""
    return server.client(sdk)


def _package_name(request: pytest.FixtureRequest) -> str:
    """`test_models.py` → `sdk_models`."""
    name: str = request.module.__name__.rpartition(".")[2]
    return name.replace("test_", "sdk_")
