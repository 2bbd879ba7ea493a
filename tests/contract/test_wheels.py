"""What pip makes of the SDK and of the generator, away from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

from .conftest import ROOT
from .referee import Referee
from .server import Server

SDK = ROOT / "generated" / "python"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"

INSTALL = "pip install ."  # what the README tells

# hatchling, which builds both, is here already: building needs no network.
OFFLINE = ["--no-deps", "--no-build-isolation"]


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": "", **environment},
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def needs(distribution: Distribution) -> set[str]:
    """The distributions it requires of everybody, extras left out."""
    required = (line for line in distribution.requires or () if "extra ==" not in line)
    return {normal(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in required}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module", params=["newest", "lowest"])
def environment(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A fresh environment with the wheel of the SDK and what it brings.

    Once with the newest releases, once with the lowest that the SDK says it works with.
    """
    place = tmp_path_factory.mktemp("environment")
    run(*PIP, "wheel", "--quiet", *OFFLINE, "--wheel-dir", place, SDK)
    (wheel,) = place.glob("*.whl")
    project = tomllib.loads((SDK / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = [line.replace(">=", "==") for line in project["dependencies"]]
    venv.create(place / "venv", with_pip=True)
    python = place / "venv" / SCRIPTS / "python"
    versions = lowest if request.param == "lowest" else []
    run(python, "-m", "pip", "install", "--quiet", wheel, *versions)
    return place / "venv"


def test_the_sdk_brings_httpx2_and_pydantic_alone(environment: Path) -> None:
    (site,) = environment.rglob("site-packages")
    installed = {normal(d.name): needs(d) for d in distributions(path=[str(site)])}
    reached, todo = set[str](), {"httpx2", "pydantic"}
    while todo:
        name = todo.pop()
        reached.add(name)
        todo |= installed.get(name, set()) - reached
    assert installed["openrouter"] <= reached
    assert set(installed) - reached <= {"openrouter", "pip", "setuptools"}


def test_the_first_program_of_its_readme_runs(
    environment: Path, server: Server, referee: Referee, tmp_path: Path
) -> None:
    readme = (SDK / "README.md").read_text("utf-8")
    found = re.search(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert found
    program = tmp_path / "program.py"
    program.write_text(found[1], "utf-8")
    server.script(referee.documented("/credits", 200))
    reroute = Path(__file__).with_name("reroute.py")
    python = environment / SCRIPTS / "python"
    printed = run(
        *(python, "-I", "-W", "error", reroute, server.origin, program),
        OPENROUTER_API_KEY="a-key",
    )
    assert "100.5" in printed
    (request,) = server.requests
    referee.judge(request)


def test_the_generator_carries_its_templates(tmp_path: Path) -> None:
    installed, output = tmp_path / "installed", tmp_path / "python"
    run(*PIP, *INSTALL.split()[1:], "--quiet", *OFFLINE, "--target", installed)
    spec = ROOT / "spec" / "openrouter.yaml"
    command = [sys.executable, "-m", "sdkwright", "generate", str(spec)]
    command += ["--target", "python", "--output", str(output)]
    run(*command, PYTHONPATH=str(installed))
    assert tree(output) == tree(SDK)


def tree(root: Path) -> dict[str, bytes]:
    """Every file below `root` that is not compiled, and its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
