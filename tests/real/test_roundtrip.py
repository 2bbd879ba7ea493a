"""Values of every schema of whole real documents survive their models.

`SDKWRIGHT_DEPTH=10` tries ten times as many values of each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdkwright import document, overlay
from sdkwright.diagnostics import Findings

from ..roundtrip import Models, models_of
from ..survival import problems

DOCUMENTS = [
    "openrouter.yaml",
    "openai.yaml",
    "discord.json",
    "box.json",
    "qdrant.json",
]
EXAMPLES = 3 * int(os.environ.get("SDKWRIGHT_DEPTH", "1"))


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda name: name.split(".")[0])
def models(
    request: pytest.FixtureRequest,
    specs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Models]:
    path = specs / request.param
    content = document.load(path)
    overlay.apply(
        content, sorted(specs.glob(f"{path.stem}-overlays/*.yaml")), Findings()
    )
    package = f"survive_{path.stem}"
    with models_of(content, package, tmp_path_factory.mktemp(package)) as found:
        yield found


def test_every_schema_has_a_model(models: Models) -> None:
    assert models.names.keys() == models.document["components"]["schemas"].keys()


def test_what_the_document_describes_comes_back_equal(models: Models) -> None:
    assert not "\n".join(problems(models, newer=False, examples=EXAMPLES))


def test_what_a_later_version_adds_comes_back_equal(models: Models) -> None:
    """Unknown properties, values of enumerations, variants."""
    assert not "\n".join(problems(models, newer=True, examples=EXAMPLES))
