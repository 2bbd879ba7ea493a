"""Values of the schemas of whole real documents survive their models of Go.

`make values` tries all documents, `make test` a small one; `SDKWRIGHT_DEPTH=10` tries
ten times as many values of each schema.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdkwright import document, overlay
from sdkwright.diagnostics import Findings

from ..goroundtrip import GoModels, breaches, go_models_of
from ..survival import problems
from .test_roundtrip import DOCUMENTS, EXAMPLES

CHOSEN = DOCUMENTS if "SDKWRIGHT_VALUES" in os.environ else ["box.json"]


@pytest.fixture(scope="module", params=CHOSEN, ids=lambda name: name.split(".")[0])
def models(
    request: pytest.FixtureRequest,
    specs: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[GoModels]:
    path = specs / request.param
    content = document.load(path)
    overlay.apply(
        content, sorted(specs.glob(f"{path.stem}-overlays/*.yaml")), Findings()
    )
    with go_models_of({path.stem: content}, tmp_path_factory.mktemp("go")) as found:
        yield found[path.stem]


def test_every_schema_that_is_json_has_a_type(models: GoModels) -> None:
    missing = models.document["components"]["schemas"].keys() - models.names.keys()
    assert missing == models.forms


def test_what_the_document_describes_comes_back_equal(models: GoModels) -> None:
    assert not "\n".join(problems(models, newer=False, examples=EXAMPLES))


def test_what_a_later_version_adds_comes_back_equal(models: GoModels) -> None:
    """Unknown properties, values of enumerations, variants with a tag."""
    assert not "\n".join(problems(models, newer=True, examples=EXAMPLES))


def test_what_is_broken_is_refused_where_it_is(models: GoModels) -> None:
    assert not "\n".join(breaches(models, examples=EXAMPLES))
