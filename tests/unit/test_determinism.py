"""The same document gives the same bytes: wherever, whenever and however it is read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
import yaml

from sdkwright import render

from .samples import PETS

ROOT = Path(__file__).parents[2]
TEXT = yaml.safe_dump(PETS, sort_keys=False)


def generate(
    folder: Path,
    text: str = TEXT,
    checkout: Path = ROOT,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, bytes]:
    """The files that another process writes for a document in a folder of its own."""
    folder.mkdir()
    (folder / "spec.yaml").write_bytes(text.encode())
    command = ["generate", "spec.yaml", "--target", "python", "--output", "out"]
    subprocess.run(
        [sys.executable, "-m", "sdkwright", *command, "--report", "out/report.json"],
        cwd=folder,
        env={**os.environ, **environment, "PYTHONPATH": str(checkout / "generator")},
        check=True,
        capture_output=True,
    )
    return {
        path.relative_to(folder / "out").as_posix(): path.read_bytes()
        for path in (folder / "out").rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("determinism") / "first"
    return generate(folder, environment={"PYTHONHASHSEED": "0"})


def test_the_sample_is_written(expected: dict[str, bytes]) -> None:
    assert {"README.md", "pyproject.toml", "docs/pets.md", "report.json"} <= set(
        expected
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns"},
    ],
)
def test_the_environment_has_no_part_in_it(
    environment: dict[str, str], expected: dict[str, bytes], tmp_path: Path
) -> None:
    assert generate(tmp_path / "in another place", environment=environment) == expected


def test_the_checkout_has_no_part_in_it(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    checkout = tmp_path / "elsewhere"
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(
        ROOT / "generator" / "sdkwright",
        checkout / "generator" / "sdkwright",
        ignore=ignored,
    )
    languages = checkout / "templates"
    shutil.copytree(render.templates("python").parent, languages, ignore=ignored)
    assert generate(tmp_path / "spec", checkout=checkout) == expected


def test_the_ends_of_lines_have_no_part_in_it(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    found = generate(tmp_path / "crlf", text=TEXT.replace("\n", "\r\n"))
    assert found == expected
    assert not [path for path, content in found.items() if b"\r" in content]


def test_json_has_no_part_in_it(expected: dict[str, bytes], tmp_path: Path) -> None:
    found = generate(tmp_path / "json", text=json.dumps(PETS, indent=2))
    del found["report.json"]  # it has lines and columns
    assert found == {name: expected[name] for name in found}
