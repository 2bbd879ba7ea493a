"""The pages of OpenRouter's whole document: every link, every program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from sdkwright.config import Config

from ..links import broken_links
from ..pages import api_of, pages_of, run_programs, set_environment, write_programs
from ..running import must_pass


@pytest.fixture
def folder(openrouter: Any) -> Path:
    return Path(openrouter.__file__).parents[1]


def test_every_link_leads_somewhere(folder: Path) -> None:
    pages = pages_of(folder)
    assert len(pages) > 1000
    assert list(broken_links(pages)) == []


def test_every_operation_is_in_the_index(folder: Path, specs: Path) -> None:
    index = (folder / "docs" / "README.md").read_text("utf-8")
    api = api_of(_config(specs))
    assert index.count(".md#") >= len(api.operations)


def test_every_program_runs(
    folder: Path, specs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = api_of(_config(specs))
    set_environment(api, "whole_openrouter", monkeypatch)
    assert run_programs(folder, api, monkeypatch) == {}


def test_every_program_type_checks(folder: Path, tmp_path: Path) -> None:
    write_programs(folder, tmp_path)
    command = ["mypy", "--strict", "--no-incremental", "--config-file", os.devnull]
    must_pass([*command, "."], tmp_path, MYPYPATH=str(folder))


def _config(specs: Path) -> Config:
    overlays = tuple(sorted(specs.glob("openrouter-overlays/*.yaml")))
    return Config(specs / "openrouter.yaml", (), overlays=overlays)
