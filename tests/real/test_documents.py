"""Whole real documents: they generate, import, build and type-check."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sdkwright.document import child

from ..corpus import counting


@dataclass(frozen=True, slots=True)
class Real:
    """A document: its file, the package that it becomes, and how it is run.

    One of many files is packed in an archive, and `file` is its path in there.
    """

    file: str
    package: str
    operations: int
    flags: tuple[str, ...] = ()
    archive: str = ""


DOCUMENTS = (
    Real("openrouter.yaml", "openrouter", 95),  # two more say that no SDK has them
    Real("openai.yaml", "openai", 288),
    Real("discord.json", "discord_http", 242),
    Real("box.json", "box_platform", 296),
    Real("qdrant.json", "qdrant", 69),
    Real(
        "digitalocean/specification/DigitalOcean-public.v2.yaml",
        "digitalocean",
        659,
        # Two of its servers have no URL that can be called: that loses no operation.
        flags=("--lenient",),
        archive="digitalocean.tar.gz",
    ),
)

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
    real: Real
    document: Path
    folder: Path
    report: dict[str, Any]


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda real: real.package)
def generated(
    request: pytest.FixtureRequest,
    specs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Generated:
    real: Real = request.param
    folder = tmp_path_factory.mktemp(real.package)
    document = specs / real.file
    if real.archive:
        with tarfile.open(specs / real.archive) as packed:
            packed.extractall(folder / "document", filter="data")
        document = folder / "document" / real.file
    report = folder / "report.json"
    command = [sys.executable, "-m", "sdkwright", "generate", str(document)]
    command += ["--target", "python", "--output", str(folder / "sdk")]
    command += ["--report", str(report), *real.flags]
    for overlay in sorted(specs.glob(f"{document.stem}-overlays/*.yaml")):
        command += ["--overlay", str(overlay)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # What is wrong with these documents loses no operation.
    assert done.returncode == 0, done.stderr
    return Generated(real, document, folder / "sdk", json.loads(report.read_bytes()))


def test_every_operation_is_there(generated: Generated) -> None:
    operations = generated.report["operations"]
    there = {(one["method"], one["path"]) for one in operations if one["symbols"]}
    ignored = {
        one["pointer"]
        for one in generated.report["findings"]
        if one["rule"] == "ignored"
    }
    missing = counting.operations(generated.document) - there
    assert {child("#/paths", path, method.lower()) for method, path in missing} <= (
        ignored
    )
    assert len(operations) == len(there) == generated.real.operations
    assert generated.report["totals"]["dropped"] == 0
    # What is not exact says where and why.
    approximated = {one["status"] for one in operations} - {"exact"}
    assert approximated <= {"approximated"}
    assert all(one["line"] and one["pointer"] for one in generated.report["findings"])


def test_every_module_imports_and_every_model_builds(generated: Generated) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOAD, generated.real.package],
        cwd=generated.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > generated.real.operations


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
        [sys.executable, "-m", *checker, generated.real.package],
        cwd=generated.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
