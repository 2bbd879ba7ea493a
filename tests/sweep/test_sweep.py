"""A slice of `make sweep`: every operation of the real documents once, by both clients."""

from __future__ import annotations

import pytest

from ..manners import REQUIRED
from .documents import DOCUMENTS, SPECS, generated_from
from .reasons import unexplained
from .sweeping import sweep

pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason=f"{SPECS} is not there")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_operation_sends_and_hears_what_its_document_says(name: str) -> None:
    with generated_from(name) as (document, sdk):
        tally = sweep(document, sdk, manners=[REQUIRED], examples=1)
    assert list(unexplained(name, tally.problems)) == []
    assert len(tally.called) == len(sdk.operations)
