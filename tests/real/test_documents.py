"""Whole real documents: they generate, import, build and type-check."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# By name: the package that a document becomes, and how many operations it has.
DOCUMENTS = {
    "openrouter.yaml": ("openrouter", 97),
    "openai.yaml": ("openai", 288),
    "discord.json": ("discord_http_api_preview", 242),
    "box.json": ("box_platform", 296),
    "qdrant.json": ("qdrant", 69),
}

# Builds every model, so that no annotation is wrong without anybody noticing.
LOAD = """
import importlib, pkgutil, sys
import pydantic
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, f"{sys.argv[1]}."):
    importlib.import_module(module.name)
for name in package.models.__all__:
    pydantic.TypeAdapter(getattr(package.models, name))
print(len(package.models.__all__))
"""


@dataclass(frozen=True, slots=True)
class Generated:
    folder: Path
    package: str
    operations: int
    report: dict[str, Any]


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda name: name.split(".")[0])
def generated(
    request: pytest.FixtureRequest,
    specs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Generated:
    document: Path = specs / request.param
    package, operations = DOCUMENTS[request.param]
    folder = tmp_path_factory.mktemp(package)
    report = folder / "report.json"
    command = [sys.executable, "-m", "sdkwright", "generate", str(document)]
    command += ["--target", "python", "--output", str(folder / "sdk")]
    command += ["--report", str(report)]
    for overlay in sorted(specs.glob(f"{document.stem}-overlays/*.yaml")):
        command += ["--overlay", str(overlay)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # No allowance: what is wrong with these documents loses no operation.
    assert done.returncode == 0, done.stderr
    return Generated(
        folder / "sdk", package, operations, json.loads(report.read_bytes())
    )


def test_every_operation_is_there(generated: Generated) -> None:
    operations = generated.report["operations"]
    assert len(operations) == generated.operations
    assert all(one["symbols"] for one in operations)
    assert generated.report["totals"]["dropped"] == 0
    # What is not exact says where and why.
    approximated = {one["status"] for one in operations} - {"exact"}
    assert approximated <= {"approximated"}
    assert all(one["line"] and one["pointer"] for one in generated.report["findings"])


def test_every_module_imports_and_every_model_builds(generated: Generated) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOAD, generated.package],
        cwd=generated.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > generated.operations


def test_it_is_in_the_style_of_black(generated: Generated) -> None:
    command = [sys.executable, "-m", "black", "--check", "--quiet", "."]
    assert subprocess.run(command, cwd=generated.folder, check=False).returncode == 0


@pytest.mark.parametrize(
    "checker",
    [
        ["mypy", "--strict", "--no-incremental", "--cache-dir", "/dev/null"],
        ["ty", "check", "--quiet"],
    ],
    ids=lambda checker: checker[0],
)
def test_it_type_checks(generated: Generated, checker: list[str]) -> None:
    if checker[0] == "ty":
        checker = [*checker, "--python", sys.prefix]
    done = subprocess.run(
        [sys.executable, "-m", *checker, generated.package],
        cwd=generated.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
