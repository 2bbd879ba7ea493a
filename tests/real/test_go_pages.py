"""The pages of OpenRouter's whole document in Go: every link, every program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .. import golang
from ..go.pages import Program, package_of, programs_of
from ..links import broken_links
from ..pages import api_of
from .test_pages import _config

MODULE = "github.com/OpenRouterTeam/go-sdk"


@pytest.fixture(scope="module")
def folder(specs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The module of the whole document with its overlays."""
    output = tmp_path_factory.mktemp("go_openrouter")
    settings = output / "sdkwright.toml"
    overlays = sorted(map(str, specs.glob("openrouter-overlays/*.yaml")))
    settings.write_text(
        f'spec = "{specs / "openrouter.yaml"}"\noverlays = {overlays}\n'
        f'[[targets]]\nlanguage = "go"\noutput = "sdk"\nmodule = "{MODULE}"\n',
        "utf-8",
    )
    command = [sys.executable, "-m", "sdkwright", "generate", "--config", str(settings)]
    subprocess.run(command, capture_output=True, check=True)
    return output / "sdk"


@pytest.fixture(scope="module")
def programs(folder: Path) -> list[Program]:
    return list(programs_of(folder))


def test_every_link_leads_somewhere(folder: Path) -> None:
    pages = sorted(folder.rglob("*.md"))
    assert len(pages) > 1000
    assert list(broken_links(pages)) == []


def test_every_operation_is_on_a_page(folder: Path, specs: Path) -> None:
    index = (folder / "docs" / "README.md").read_text("utf-8")
    assert index.count("README.md#") >= len(api_of(_config(specs)).operations)


def test_every_program_compiles(folder: Path, programs: list[Program]) -> None:
    for path, source in package_of(programs).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(source, "utf-8")
    done = golang.run(["go", "build", "-gcflags=-e", "./programs"], folder)
    whole = sum(one.is_whole for one in programs)
    print(f"{whole} programs and {len(programs) - whole} snippets compile")
    assert done.returncode == 0, done.stderr
