"""A slice of what `make sweep` compares: one document, each operation once."""

from __future__ import annotations

import pytest

from ..manners import REQUIRED
from ..sweep.documents import SPECS, generated_from
from .comparing import compare
from .sdk import generated_in_go


@pytest.mark.skipif(not SPECS.is_dir(), reason=f"{SPECS} is not there")
def test_go_sends_and_hears_what_python_does() -> None:
    name = "qdrant.json"
    with generated_from(name) as (document, python), generated_in_go(name) as go:
        found = compare(document, python, go, manners=[REQUIRED], examples=1)
    assert not found.problems
    assert len(found.called) == found.operations == len(go.operations)
