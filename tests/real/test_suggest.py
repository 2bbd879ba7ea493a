"""What is proposed of real documents, and that it does what it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sdkwright import pipeline, suggest
from sdkwright.config import Config
from sdkwright.extensions import PAGINATION, SSE_SENTINEL
from sdkwright.target import Target


def quiet(_: str) -> None:
    """Tell nothing of progress."""


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("openrouter.yaml", {}),  # says how all of its pages are turned
        ("discord.json", {}),  # whose lists do not tell whether there is more
        ("qdrant.json", {PAGINATION: 1}),
        ("box.json", {PAGINATION: 52}),
        ("openai.yaml", {PAGINATION: 62, SSE_SENTINEL: 1}),
    ],
)
def test_what_is_proposed_does_what_it_says(
    specs: Path, tmp_path: Path, file: str, expected: dict[str, int]
) -> None:
    found = suggest.run(Config(specs / file, targets=()), quiet)
    assert Counter(one.keyword for one in found.proposals) == expected
    if not expected:
        return
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(suggest.written(found.title, found.proposals), "utf-8")
    targets = (Target("python", tmp_path / "sdk", "sdk"),)
    config = Config(specs / file, targets, overlays=(overlay,), tolerance="lenient")
    result = pipeline.run(config, check=False, progress=quiet)
    rules = Counter(finding.rule for finding in result.findings)
    assert not rules["pages"] + rules["overlay-no-match"] + rules["overlay-invalid"]
    modules = (tmp_path / "sdk" / "sdk").glob("*.py")
    paged = sum(one.read_text("utf-8").count("@paged_method(") for one in modules)
    assert paged == expected[PAGINATION]
