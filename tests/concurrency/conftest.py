"""One generated package, and one server in a process of its own, for all of the tests."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import pytest

from tests.behaviour.sdk import generate

from . import stub

SPEC = Path(__file__).with_name("numbers.yaml")

Make: TypeAlias = Callable[..., Any]
"""Makes a client of the server."""


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package."""
    folder = tmp_path_factory.mktemp("sdk")
    generate(SPEC, "sdk_numbers", folder)
    return folder


@pytest.fixture(scope="session")
def sdk(source: Path) -> Iterator[ModuleType]:
    """The package, imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(source)
        yield import_module("sdk_numbers")
    for module in [one for one in sys.modules if one.split(".")[0] == "sdk_numbers"]:
        del sys.modules[module]


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Of a server that tells numbers."""
    with stub.running() as origin:
        yield origin


@pytest.fixture
def options(sdk: ModuleType, origin: str) -> dict[str, Any]:
    """What a client of the server is made with."""
    return {
        "access": sdk.ClientCredentials("id", "secret"),
        "base_url": origin,
        "retries": sdk.RetryPolicy(initial_delay=0.001, max_delay=0.001),
    }


@pytest.fixture
def make(sdk: ModuleType, options: dict[str, Any]) -> Make:
    return lambda **others: sdk.Numbers(**options | others)


@pytest.fixture
def make_async(sdk: ModuleType, options: dict[str, Any]) -> Make:
    return lambda **others: sdk.AsyncNumbers(**options | others)
