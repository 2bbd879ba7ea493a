"""Golden cases: small documents, and what comes out of each.

A case is a folder of `tests/cases`:

    spec.yaml        the document, one idea
    sdkwright.toml   configuration, where the defaults will not do
    python/, go/     the files that are expected, Python's without the package's folder
    stderr.txt       the findings as they are printed; missing where there are none
    report.json      the report

Any other file is one that the document refers to.

The folders of languages hold what depends on the document: the modules of resources and
models. What is nearly the same for every document (`_client.py`, `errors.py`, the client
of Go, its options, the pages …) and the report are compared only in cases that have them
already: to begin with one, make an empty file. A document that is refused has no such
folder. Findings and report are those of Python.

`make golden` (SDKWRIGHT_GOLDEN=1) rewrites what is expected.
"""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import io
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import assert_never

import pytest

from sdkwright import config, pipeline, report
from sdkwright.config import Config
from sdkwright.console import Console
from sdkwright.diagnostics import DocumentProblem
from sdkwright.target import Language, Target

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/spec.yaml"))
MODULES = "example.com/cases"
"""The modules of Go are below it, by the names of their cases."""
_GOLDEN = os.environ.get("SDKWRIGHT_GOLDEN") == "1"

# What is expected of every case; all else only of those that have it.
_ALWAYS = {
    "python": re.compile(
        r"stderr\.txt|python/((models|params)/_(?!_)\w+|(?!_|errors\.)\w+)\.py"
    ),
    "go": re.compile(
        r"go/(models/(components|operations)/(?!options\.)\w+"
        r"|models/sdkerrors/(?!errors\.)\w+"
        r"|(?!(call|client|doc|options|pointers|servers)\.)\w+)\.go"
    ),
}


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


@cache
def generate(name: str, language: Language, site: Path) -> Case:
    """Run the generator in the folder of a case."""
    package = name.replace("-", "_")
    output = site / name
    findings = io.StringIO()
    with contextlib.chdir(CASES / name):
        chosen = _config(_target(name, language, output))
        try:
            result = pipeline.run(chosen, check=False, progress=lambda _: None)
        except DocumentProblem as problem:
            Console(findings).problem(problem)
            rendered = report.of_problem(problem)
        else:
            accepted = result.verdict.accepted
            Console(findings).findings(result.findings, accepted, result.document)
            rendered = result.report
    files = _texts(output, language)
    if language == "python":
        files["report.json"] = report.to_json(rendered)
        if findings.getvalue():
            files["stderr.txt"] = findings.getvalue()
    return Case(package, output, files)


def _target(name: str, language: Language, output: Path) -> Target:
    match language:
        case "python":
            return Target("python", output, name.replace("-", "_"))
        case "go":
            return Target("go", output, "sdk", module=f"{MODULES}/{name}")
        case _:
            assert_never(language)


def _config(target: Target) -> Config:
    """The configuration of the case in this folder, with an output of ours."""
    if not Path("sdkwright.toml").exists():
        return Config(Path("spec.yaml"), (target,))
    chosen = config.load(Path("sdkwright.toml"))
    targets = (dataclasses.replace(target, client=chosen.targets[0].client),)
    return dataclasses.replace(chosen, targets=targets)


def _texts(output: Path, language: Language) -> dict[str, str]:
    package = f"{output.name.replace('-', '_')}/"
    paths = (path for path in output.rglob("*") if path.is_file())
    names = {path.relative_to(output).as_posix(): path for path in paths}
    return {
        f"{language}/{name.removeprefix(package)}": path.read_text(encoding="utf-8")
        for name, path in names.items()
    }


def check(name: str, language: Language, site: Path) -> None:
    """Fail unless what comes out is what the case expects, byte for byte."""
    case, expected = generate(name, language, site), _expected(name, language)
    actual = {
        path: text
        for path, text in case.files.items()
        if path in expected or _ALWAYS[language].fullmatch(path)
    }
    if _GOLDEN:
        _rewrite(CASES / name, expected, actual)
    elif actual != expected:
        pytest.fail(_difference(expected, actual), pytrace=False)


def _expected(name: str, language: Language) -> dict[str, str]:
    folder = CASES / name
    paths = [*folder.glob(f"{language}/**/*")]
    if language == "python":
        paths += [folder / "stderr.txt", folder / "report.json"]
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
        if path.is_file()
    }


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
