"""The pages of every golden case: links lead somewhere, programs run as they stand."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdkwright import config
from sdkwright.config import Config

from . import golden
from .golden import CASES, NAMES
from .links import broken_links
from .pages import api_of, pages_of, run_programs, set_environment


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all packages are, each in a folder of its case."""
    folder = tmp_path_factory.mktemp("pages")
    for name in NAMES:
        golden.generate(name, "python", folder)
    yield folder
    golden.generate.cache_clear()


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = pages_of(site)
    assert len(pages) > len(NAMES)
    assert list(broken_links(pages)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_program_runs(
    name: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = site / name
    if not folder.exists():
        return  # its document is refused
    with contextlib.chdir(CASES / name):
        settings = Path("sdkwright.toml")
        chosen = (
            config.load(settings)
            if settings.exists()
            else Config(Path("spec.yaml"), ())
        )
        api = api_of(chosen)
    package = name.replace("-", "_")
    set_environment(api, package, monkeypatch)
    monkeypatch.syspath_prepend(folder)
    raised = run_programs(folder, api, monkeypatch)
    for module in [one for one in sys.modules if one.split(".")[0] == package]:
        del sys.modules[module]
    assert raised == {}
