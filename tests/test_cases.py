"""Golden cases: small documents, and what comes out of each.

A case is a folder of `tests/cases`:

    spec.yaml        the document, one idea
    sdkwright.toml   configuration, where the defaults will not do
    python/          the files that are expected, without the package's folder
    stderr.txt       the findings as they are printed; missing where there are none
    report.json      the report

Any other file is one that the document refers to.

`python/` holds what depends on the document: the modules of resources, models and params.
What is nearly the same for every document (`_client.py`, `errors.py`, the `__init__.py` of
`models`, the pages …) and the report are compared only in cases that have them already: to
begin with one, make an empty file. A document that is refused has no `python/`.

`make golden` (SDKWRIGHT_GOLDEN=1) rewrites what is expected. All of each package, expected
or not, is imported, built, formatted and type-checked.
"""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import importlib
import inspect
import io
import json
import os
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from sdkwright import config, pipeline, report
from sdkwright.config import Config
from sdkwright.console import Console
from sdkwright.diagnostics import DocumentProblem
from sdkwright.target import Target

from .running import must_pass

CASES = Path(__file__).parent / "cases"
TEMPLATES = Path(__file__).parents[1] / "templates" / "python"
NAMES = sorted(path.parent.name for path in CASES.glob("*/spec.yaml"))
GOLDEN = os.environ.get("SDKWRIGHT_GOLDEN") == "1"

# What is expected of every case; all else only of those that have it.
_ALWAYS = re.compile(
    r"stderr\.txt|python/((models|params)/_(?!_)\w+|(?!_|errors\.)\w+)\.py"
)


@dataclass(frozen=True, slots=True)
class Case:
    """What became of a document."""

    package: str
    output: Path
    files: Mapping[str, str]
    """The texts of the package, findings and report, by their path in the case."""

    @property
    def refused(self) -> bool:
        return not self.output.exists()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all packages are, each in a folder of its case."""
    yield tmp_path_factory.mktemp("cases")
    generate.cache_clear()


@cache
def generate(name: str, site: Path) -> Case:
    """Run the generator in the folder of a case."""
    package = name.replace("-", "_")
    output = site / name
    findings = io.StringIO()
    with contextlib.chdir(CASES / name):
        chosen = _config(Target("python", output, package))
        try:
            result = pipeline.run(chosen, check=False, progress=lambda _: None)
        except DocumentProblem as problem:
            Console(findings).problem(problem)
            rendered = report.of_problem(problem)
        else:
            accepted = result.verdict.accepted
            Console(findings).findings(result.findings, accepted, result.document)
            rendered = result.report
    files = {"report.json": report.to_json(rendered), **_texts(output, package)}
    if findings.getvalue():
        files["stderr.txt"] = findings.getvalue()
    return Case(package, output, files)


def _config(target: Target) -> Config:
    """The configuration of the case in this folder, with an output of ours."""
    if not Path("sdkwright.toml").exists():
        return Config(Path("spec.yaml"), (target,))
    chosen = config.load(Path("sdkwright.toml"))
    targets = (dataclasses.replace(target, client=chosen.targets[0].client),)
    return dataclasses.replace(chosen, targets=targets)


def _texts(output: Path, package: str) -> dict[str, str]:
    paths = (path for path in output.rglob("*") if path.is_file())
    names = {path.relative_to(output).as_posix(): path for path in paths}
    return {
        f"python/{name.removeprefix(f'{package}/')}": path.read_text(encoding="utf-8")
        for name, path in names.items()
    }


def _expected(name: str) -> dict[str, str]:
    folder = CASES / name
    paths = (*folder.glob("python/**/*"), folder / "stderr.txt", folder / "report.json")
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
        if path.is_file()
    }


@pytest.mark.parametrize("name", NAMES)
def test_output(name: str, site: Path) -> None:
    """What comes out is what the case expects, byte for byte."""
    case, expected = generate(name, site), _expected(name)
    actual = {
        path: text
        for path, text in case.files.items()
        if path in expected or _ALWAYS.fullmatch(path)
    }
    if GOLDEN:
        _rewrite(CASES / name, expected, actual)
    elif actual != expected:
        pytest.fail(_difference(expected, actual), pytrace=False)


def _rewrite(
    folder: Path, expected: Mapping[str, str], actual: Mapping[str, str]
) -> None:
    for path in expected.keys() - actual.keys():
        (folder / path).unlink()
    for path, text in actual.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _difference(expected: Mapping[str, str], actual: Mapping[str, str]) -> str:
    lines = [
        line
        for path in sorted(expected.keys() | actual.keys())
        for line in difflib.unified_diff(
            expected.get(path, "").splitlines(),
            actual.get(path, "").splitlines(),
            f"expected/{path}" if path in expected else os.devnull,
            f"actual/{path}" if path in actual else os.devnull,
            lineterm="",
        )
    ]
    return "\n".join(["`make golden` rewrites what is expected", *lines])


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
