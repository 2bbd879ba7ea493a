"""What the golden cases are in Python: expected, imported, built, formatted, type-checked.

`golden.py` says what stands in a case.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import re
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from . import golden
from .golden import NAMES, Case
from .running import must_pass

TEMPLATES = Path(__file__).parents[1] / "templates" / "python"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all packages are, each in a folder of its case."""
    yield tmp_path_factory.mktemp("cases")
    golden.generate.cache_clear()


def generate(name: str, site: Path) -> Case:
    return golden.generate(name, "python", site)


@pytest.mark.parametrize("name", NAMES)
def test_output(name: str, site: Path) -> None:
    """What comes out is what the case expects, byte for byte."""
    golden.check(name, "python", site)


@pytest.fixture
def package(name: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The package of a case, imported; None where its document is refused."""
    case = generate(name, site)
    if case.refused:
        assert "error: " in case.files["stderr.txt"]
        yield None
        return
    monkeypatch.syspath_prepend(case.output)
    yield importlib.import_module(case.package)
    for module in [one for one in sys.modules if one.split(".")[0] == case.package]:
        del sys.modules[module]


@pytest.mark.parametrize("name", NAMES)
def test_import(package: Any) -> None:
    """Every module imports, every model builds, and warnings are errors."""
    if package is not None:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
        for model in package.models.__all__:
            adapter = TypeAdapter(getattr(package.models, model))
            adapter.rebuild(raise_errors=True)


@pytest.mark.parametrize("name", NAMES)
def test_report(name: str, site: Path, package: Any) -> None:
    """Methods and arguments are what the report says, in both clients."""
    operations = json.loads(generate(name, site).files["report.json"])["operations"]
    asynchronous = [
        one for one in set(dir(package)) - {"AsyncStream"} if one.startswith("Async")
    ]
    for kind in (*asynchronous, *(one.removeprefix("Async") for one in asynchronous)):
        client = getattr(package, kind)(base_url="https://api.test")
        for operation in operations:
            for symbol in operation["symbols"]:
                method = attrgetter(symbol.removeprefix("client."))(client)
                found = inspect.signature(method).parameters
                assert sorted(found) == sorted(_arguments(operation))


def _arguments(operation: dict[str, Any]) -> list[str]:
    """Those of a method, as its operation is reported."""
    parameters = [one["argument"] for one in operation["parameters"]]
    body = operation["body"] or {}
    single = (body.get(key) for key in ("argument", "content_type_argument"))
    fields = set(body.get("arguments", {}).values())  # one may have several wire names
    return [*parameters, *fields, *filter(None, single), "options"]


@pytest.fixture(scope="session")
def sources(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All packages side by side, over the runtime where it lies.

    It is checked there; a copy in each package would take the checkers minutes.
    """
    folder = tmp_path_factory.mktemp("sources")
    for name in NAMES:
        case = generate(name, site)
        for path, text in case.files.items():
            if path.endswith(".py") and not path.startswith("python/_runtime/"):
                target = folder / case.package / path.removeprefix("python/")
                target.parent.mkdir(parents=True, exist_ok=True)
                shared = re.sub(r"from \.+_runtime\b", "from runtime", text)
                target.write_text(shared, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "checker",
    [
        ["mypy", "--strict", "--no-incremental", "--config-file", os.devnull],
        ["ty", "check", "--error-on-warning", "--extra-search-path", str(TEMPLATES)],
    ],
    ids=["mypy", "ty"],
)
def test_types(checker: list[str], sources: Path) -> None:
    """Two type checkers, as strict as they can be, find nothing in any package."""
    must_pass([*checker, "."], sources, MYPYPATH=str(TEMPLATES))


def test_style(site: Path) -> None:
    """Black would leave every package as it is, and nothing is imported in vain."""
    for name in NAMES:
        generate(name, site)
    must_pass(
        ["ruff", "check", "--isolated", "--select=F", "--exclude=_runtime", "."],
        site,
    )
    must_pass(
        ["black", "--check", "--quiet", "--diff", "--extend-exclude", "_runtime", "."],
        site,
    )
