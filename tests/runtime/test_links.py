"""The ``Link`` header (RFC 8288)."""

from __future__ import annotations

import time

import httpx2
import pytest

from runtime.links import link_to


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<a>; rel="next"', "a"),
        ("<a>;REL = NEXT", "a"),
        ('<a>; rel=prev, <b>; title="x, y"; rel="last next"', "b"),
        ('<a>; title="; rel=next"; rel=prev', None),
        ('<a>; title="\\"; rel=next"; rel=prev', None),
        ("<a>; rel=prev; rel=next", None),
        ('<a>; rel="next', None),
        ("<a; rel=next", None),
        ("", None),
    ],
)
def test_the_first_link_of_a_relation(header: str, target: str | None) -> None:
    assert link_to("next", httpx2.Headers({"link": header})) == target


@pytest.mark.parametrize(
    "header", ["<" * 60_000, '<>"' * 20_000, "<>" + ";" * 60_000, "<>;" + " " * 60_000]
)
def test_a_long_header_is_read_in_linear_time(header: str) -> None:
    before = time.process_time()
    assert link_to("next", httpx2.Headers({"link": header})) is None
    assert time.process_time() - before < 1
