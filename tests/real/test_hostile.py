"""Hostile and odd documents, judged by a program that knows nothing of sdkwright."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .. import golang

# What the program cannot find in Go: it looks for names of Python.
_UNSEEN = {"LOSSY", "PARTIAL"}


def verdicts(
    hostile: Path, folder: Path, language: str, *options: str
) -> dict[str, dict[str, Any]]:
    """What is said of each document; the packages are below the folder."""
    results = folder / "results.json"
    generator = f"{sys.executable} -m sdkwright generate {{spec}} --output {{out}}"
    generator += f" --target {language}"
    done = subprocess.run(
        [
            *(sys.executable, str(hostile / "run_hostile.py")),
            *("--generator", generator, "--name", "sdkwright", *options),
            *("--python", sys.executable, "--json", str(results)),
        ],
        env=os.environ | {"HOSTILE_RUN": str(folder / "run")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(results.read_bytes())
    rows = found["results"] if isinstance(found, dict) else found
    assert len(rows) > 40
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def of_python(
    hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    return verdicts(hostile, tmp_path_factory.mktemp("python"), "python")


def test_no_hostile_document_does_harm(of_python: dict[str, dict[str, Any]]) -> None:
    assert [row for row in of_python.values() if row["verdict"] != "PASS"] == []


def test_none_does_in_go(
    hostile: Path, tmp_path: Path, of_python: dict[str, dict[str, Any]]
) -> None:
    """What Python takes is Go that is formatted and vetted; what it refuses, Go does, too."""
    rows = verdicts(hostile, tmp_path, "go", "--keep")
    for name, row in rows.items():
        assert row["verdict"] == "PASS" or row["verdict"] in _UNSEEN, row
        assert row["exit"] == of_python[name]["exit"], row
        if row["exit"]:
            assert row["msg_first"] == of_python[name]["msg_first"]
    golang.must_pass(["gofmt", "-l", "."], tmp_path)
    golang.begin_shared(tmp_path / "module", "example.com")
    for made in tmp_path.glob("run/*/*/a/b/c/d/out"):
        name = made.relative_to(tmp_path).parts[2]
        module = (made / "go.mod").read_text("utf-8").split()[1]
        files = {
            str(file.relative_to(made)): file.read_text("utf-8").replace(
                f'"{module}/', f'"example.com/{name}/'
            )
            for file in made.rglob("*.go")
        }
        golang.add_sharing(tmp_path / "module", "example.com", name, files)
    golang.must_pass(["go", "vet", "./..."], tmp_path / "module")
