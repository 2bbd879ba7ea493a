"""The examples of the OpenAPI project, in every version: they generate and type-check."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .test_documents import LOAD

# Its parts lie beside the folder of the document, which is as far as references reach.
OUTSIDE = "petstore-separate"


@dataclass(frozen=True, slots=True)
class Example:
    folder: Path
    package: str
    report: Mapping[str, Any]


@pytest.fixture(scope="module")
def examples(
    specs: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Example]:
    """By the path of its document, what every example becomes."""
    root, folder = specs / "oai-examples", tmp_path_factory.mktemp("examples")
    paths = [path for path in sorted(root.rglob("*.*")) if is_document(path)]
    assert len(paths) > 30
    return {
        path.relative_to(root).as_posix(): generate(path, folder, f"example{number}")
        for number, path in enumerate(paths)
    }


def is_document(path: Path) -> bool:
    if path.suffix not in (".json", ".yaml"):
        return False
    head = path.read_text(encoding="utf-8")[:100]
    return "openapi" in head or "swagger" in head


def generate(path: Path, folder: Path, package: str) -> Example:
    report = folder / f"{package}.json"
    command = [sys.executable, "-m", "sdkwright", "generate", str(path), "--lenient"]
    command += ["--target", "python", "--output", str(folder / package)]
    command += ["--package", package, "--report", str(report)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Example(folder / package, package, json.loads(report.read_bytes()))


def test_nothing_is_wrong_with_them(examples: dict[str, Example]) -> None:
    for name, example in examples.items():
        rules = {
            finding["rule"]
            for finding in example.report["findings"]
            if finding["severity"] == "error"
        }
        assert rules == ({"unresolved-reference"} if OUTSIDE in name else set())


def test_every_operation_is_there(examples: dict[str, Example]) -> None:
    for name, example in examples.items():
        operations = example.report["operations"]
        assert all(one["symbols"] for one in operations)
        # One describes webhooks alone.
        assert bool(operations) == ("webhook-example" not in name)


def test_every_package_imports(examples: dict[str, Example]) -> None:
    for example in examples.values():
        command = [sys.executable, "-W", "error", "-c", LOAD, example.package]
        done = subprocess.run(
            command, cwd=example.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_they_type_check(examples: dict[str, Example]) -> None:
    # Each stands there as YAML and as JSON, or as JSON alone.
    packages = {
        name.rpartition(".")[0].replace("/yaml/", "/json/"): example
        for name, example in examples.items()
    }
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental"]
    command += ["--cache-dir", "/dev/null"]
    command += [str(one.folder / one.package) for one in packages.values()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
