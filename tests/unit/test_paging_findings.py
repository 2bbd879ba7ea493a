"""What is said of pages and does not fit is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .lowering import lowered
from .paged import DATA, FERN, MICROSOFT, OURS, SPEAKEASY, paged, speakeasy


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({SPEAKEASY: "yes"}, "an object is needed"),
        ({SPEAKEASY: speakeasy("offsetLimit", {}, "page page")}, "outputs.results"),
        ({SPEAKEASY: speakeasy("offsetLimit", DATA)}, "offsetLimit"),
        ({SPEAKEASY: speakeasy("offsetLimit", DATA, "cursor offset")}, "no number"),
        ({SPEAKEASY: speakeasy("offsetLimit", DATA, "skip offset")}, "has no `skip`"),
        (
            {SPEAKEASY: speakeasy("offsetLimit", DATA, "after page")},
            "has no `after`",
        ),
        (
            {SPEAKEASY: speakeasy("offsetLimit", {"results": "$.meta"}, "page page")},
            "`$.meta` is no list",
        ),
        (
            {SPEAKEASY: speakeasy("offsetLimit", {"results": "$..data"}, "page page")},
            "several places",
        ),
        (
            {SPEAKEASY: speakeasy("offsetLimit", {"results": "data"}, "page page")},
            "no JSONPath",
        ),
        (
            {SPEAKEASY: speakeasy("offsetLimit", {"results": "$.x"}, "page page")},
            "no property `x`",
        ),
        (
            {
                SPEAKEASY: speakeasy(
                    "offsetLimit", {**DATA, "numPages": "$.more"}, "page page"
                )
            },
            "`$.more` is not a number",
        ),
        ({SPEAKEASY: speakeasy("url", {**DATA, "nextUrl": "$.meta"})}, "not a text"),
        (
            {SPEAKEASY: speakeasy("url", {**DATA, "nextUrl": "$.meta.any"})},
            "not a text",
        ),
        ({SPEAKEASY: speakeasy("url", {**DATA, "nextUrl": "$.meta.date"})}, "not a te"),
        ({FERN: {"offset": "$request.page"}}, "results"),
        ({FERN: {"offset": "page", "results": "$response.data"}}, "$request."),
        ({FERN: {"type": "custom", "results": "$response.data"}}, "`type`"),
        ({FERN: {"offset": "$request.a.b", "results": "$response.data"}}, "parameter"),
        ({FERN: True}, "an object is needed"),
        ({MICROSOFT: {"nextLinkName": "x", "itemName": "data"}}, "`x`"),
        ({MICROSOFT: {"itemName": "data"}}, "nextLinkName"),
        ({OURS: {"style": "pages"}}, "style"),
        ({OURS: {"style": ["link"]}}, "no text"),
        ({OURS: {"style": "link"}}, "`items` is missing"),
        ({OURS: {"style": "link", "items": "$.data", "item": 1}}, "`item`"),
        (
            {
                OURS: {"style": "page", "items": "$.data", "parameter": "page"}
                | {"start": "1"}
            },
            "whole number",
        ),
        ({OURS: {"style": "cursor", "items": "$.data", "next": "$"}}, "`parameter`"),
        ({OURS: {"style": "link", "items": "$.data", "more": "$.total"}}, "true"),
    ],
)
def test_what_is_not_understood_is_told(said: dict[str, Any], problem: str) -> None:
    found = paged(said)
    assert found.operation().paging is None
    (finding,) = (one for one in found.findings if one.rule == "pages")
    assert problem in finding.message
    assert finding.pointer == f"#/paths/~1a/post/{next(iter(said))}"


def test_only_json_has_pages() -> None:
    found = lowered("""
        paths:
          /a:
            get:
              x-sdkwright-pagination: {style: link, items: $}
              responses: {"200": {description: "", content: {text/csv: {}}}}
        """)
    (finding,) = (one for one in found.findings if one.rule == "pages")
    assert "no list of items" in finding.message


WORDS = st.sampled_from(
    (
        *("type", "inputs", "outputs", "results", "name", "in", "parameters", "cursor"),
        *(
            "url",
            "nextCursor",
            "nextUrl",
            "style",
            "items",
            "next",
            "parameter",
            "link",
        ),
        *("page", "$", "$.data", "$.data[-1]", "$response.data", "$request.page"),
        *("nextLinkName", "next_uri", "offset", "step"),
    )
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-2, 2), WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(WORDS, inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([OURS, SPEAKEASY, FERN, MICROSOFT]), JSON)
def test_whatever_is_said_is_understood_or_told(keyword: str, said: Any) -> None:
    found = paged({keyword: said})
    is_told = "pages" in found.rules
    assert not (is_told and found.operation().paging)
    if isinstance(said, dict) and said and keyword != MICROSOFT:
        assert is_told or found.operation().paging
