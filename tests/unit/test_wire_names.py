"""Where a name does not tell what is sent, that is said."""

from __future__ import annotations

import pytest

from sdkwright.code import Code
from sdkwright.ir import Doc
from sdkwright.python.texts import said_of


@pytest.mark.parametrize(
    ("name", "wire_name"),
    [
        ("page_size", "pageSize"),
        ("page_size", "Page-Size"),
        ("page_size", "page.size"),
        ("from_", "from"),
        ("body", ""),
    ],
)
def test_nothing_is_said_of_a_change_of_case_alone(name: str, wire_name: str) -> None:
    assert said_of(Doc(), Code(name), wire_name) == ""


@pytest.mark.parametrize(
    ("name", "wire_name"),
    [
        ("start_time", "StartTime<"),
        ("ids", "ids[]"),
        ("id_body", "id"),
        ("search", "q"),
        ("grosse", "größe"),
    ],
)
def test_a_wire_name_that_cannot_be_guessed_is_said(name: str, wire_name: str) -> None:
    doc = Doc(text="When it began", deprecated=True)
    said = f"When it began. Deprecated. Wire name: `{wire_name}`."
    assert said_of(doc, Code(name), wire_name) == said
