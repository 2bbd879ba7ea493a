"""Go: the one on the PATH, else that of the wheel which `make setup` installs."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

OLDEST = (1, 24)
"""What generated modules ask for."""

_RUNTIME = Path(__file__).parents[1] / "templates" / "go" / "runtime"
SHARED = ("internal/runtime", "optionalnullable", "retry", "types", "types/stream")
"""The packages that are the same in every module."""


@cache
def tools() -> Path:
    """The folder of `go` and `gofmt`."""
    if (found := shutil.which("go")) and _is_new_enough(found):
        return Path(found).resolve().parent
    wheel = importlib.util.find_spec("go")
    origin = wheel.origin if wheel else None
    assert origin, "there is no Go: `make setup` installs one"
    return Path(origin).parent / "bin"


def run(
    command: list[str], folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `go` or `gofmt` in a folder, without the network."""
    program, *arguments = command
    return subprocess.run(
        [str(tools() / program), *arguments],
        cwd=folder,
        env=os.environ | _OFFLINE | dict(environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )


def must_pass(command: list[str], folder: Path) -> None:
    """Run `go` or `gofmt`; what either says is why the test fails."""
    done = run(command, folder)
    if done.returncode or done.stdout:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def race() -> list[str]:
    """The option that finds races, where there is the C compiler that it needs."""
    return ["-race"] if shutil.which(os.environ.get("CC", "gcc")) else []


def begin_shared(folder: Path, module: str) -> None:
    """Begin a module for the sources of several SDKs, with the runtime where it lies.

    A copy in each of them would take the compiler minutes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "go.mod").write_text(f"module {module}\n\ngo 1.24\n", "utf-8")
    for package in SHARED:
        (folder / package).mkdir(parents=True, exist_ok=True)
        for source in (_RUNTIME / package).glob("*.go"):
            if not source.name.endswith("_test.go"):
                shutil.copy(source, folder / package)


def add_sharing(folder: Path, module: str, name: str, files: Mapping[str, str]) -> None:
    """Add the sources of the SDK at `module/name`, but for what it shares."""
    for path, text in files.items():
        if path.endswith(".go") and str(Path(path).parent) not in SHARED:
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_sharing(text, module, name), "utf-8")


def _sharing(text: str, module: str, name: str) -> str:
    for package in SHARED:
        own, shared = f'"{module}/{name}/{package}"', f'"{module}/{package}"'
        text = text.replace(own, shared)
    return text


def _is_new_enough(go: str) -> bool:
    said = subprocess.run(
        [go, "version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"go(\d+)\.(\d+)", said)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST


_OFFLINE = {
    "GOTOOLCHAIN": "local",
    "GOPROXY": "off",
    "GOFLAGS": "-mod=mod",
    "GOWORK": "off",
}
