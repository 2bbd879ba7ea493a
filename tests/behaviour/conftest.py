"""Each module of tests has a document beside it, and tests the package made of that."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server, generate


@pytest.fixture(scope="module")
def source(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the package: `test_models.py` is about `sdk_models`."""
    subject = request.path.stem.removeprefix("test_")
    folder = tmp_path_factory.mktemp("sdk")
    generate(request.path.with_name(f"{subject}.yaml"), f"sdk_{subject}", folder)
    return folder


@pytest.fixture(scope="module")
def sdk(source: Path) -> Iterator[ModuleType]:
    """The package, imported."""
    name = next(path.name for path in source.glob("sdk_*"))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(source)
        yield import_module(name)
    for module in [one for one in sys.modules if one.split(".")[0] == name]:
        del sys.modules[module]


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def client(sdk: ModuleType, server: Server) -> Any:
    """A sync client of the package, which asks `server`."""
    return server.client(sdk)
