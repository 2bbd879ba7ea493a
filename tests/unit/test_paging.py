"""What is said of pages, and what lowering makes of it."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright import pagination
from sdkwright.ir import (
    ByCursor,
    ByLink,
    ByNumber,
    ByOffset,
    Input,
    Paging,
    Scalar,
)
from sdkwright.tables import ConfigProblem

from .lowering import lowered
from .paged import DATA, FERN, MICROSOFT, OURS, SPEAKEASY, paged, speakeasy

OFFSET, PAGE = Input("query", "offset"), Input("query", "page")
CURSOR = Input("query", "cursor")
STRING = (Scalar("string"),)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            {SPEAKEASY: speakeasy("offsetLimit", DATA, "offset offset", "n limit")},
            Paging(ByOffset(OFFSET, 0), ("data",), STRING, None),
        ),
        (
            {SPEAKEASY: speakeasy("offsetLimit", DATA, "page page")},
            Paging(ByNumber(PAGE, 0, None), ("data",), STRING, None),
        ),
        (
            {
                SPEAKEASY: speakeasy(
                    "offsetLimit", {**DATA, "numPages": "$.total"}, "page page"
                )
            },
            Paging(ByNumber(PAGE, 0, ("total",)), ("data",), STRING, None),
        ),
        (
            {
                SPEAKEASY: speakeasy(
                    "cursor", {**DATA, "nextCursor": "$.data[-1]"}, "cursor cursor"
                )
            },
            Paging(ByCursor(CURSOR, ("data", -1)), ("data",), STRING, None),
        ),
        (
            {
                SPEAKEASY: speakeasy(
                    "cursor", {"nextCursor": "$.data[-1]"}, "cursor cursor"
                )
            },
            Paging(ByCursor(CURSOR, ("data", -1)), ("data",), STRING, None),
        ),
        (
            {
                SPEAKEASY: speakeasy(
                    "cursor",
                    {**DATA, "nextCursor": "$.meta.next"},
                    "after cursor requestBody",
                )
            },
            Paging(
                ByCursor(Input("body", "after"), ("meta", "next")),
                ("data",),
                STRING,
                None,
            ),
        ),
        (
            {
                OURS: {
                    "style": "cursor",
                    "items": "$.data",
                    "parameter": "cursor",
                    "next": "$.meta.any",
                }
            },
            Paging(ByCursor(CURSOR, ("meta", "any")), ("data",), STRING, None),
        ),
        (
            {SPEAKEASY: speakeasy("offsetLimit", DATA, "start offset")},
            Paging(ByOffset(Input("query", "start"), 0), ("data",), STRING, None),
        ),
        (
            {SPEAKEASY: speakeasy("url", {**DATA, "nextUrl": "$['meta']['next']"})},
            Paging(ByLink(("meta", "next")), ("data",), STRING, None),
        ),
        (
            {FERN: {"offset": "$request.page", "results": "$response.data"}},
            Paging(ByNumber(PAGE, 0, None), ("data",), STRING, None),
        ),
        (
            {
                FERN: {
                    "offset": "$request.startIndex",
                    "step": "$request.limit",
                    "results": "$response.maybe",
                    "has-next-page": "$response.more",
                }
            },
            Paging(
                ByOffset(Input("query", "startIndex"), 1),
                ("maybe",),
                STRING,
                ("more",),
            ),
        ),
        (
            {
                FERN: {
                    "cursor": "$request.X-Cursor",
                    "next_cursor": "$response.meta.next",
                    "results": "$response.data",
                }
            },
            Paging(
                ByCursor(Input("header", "X-Cursor"), ("meta", "next")),
                ("data",),
                STRING,
                None,
            ),
        ),
        (
            {FERN: {"next_uri": "$response.meta.next", "results": "$response.data"}},
            Paging(ByLink(("meta", "next")), ("data",), STRING, None),
        ),
        (
            {OURS: {"style": "link", "items": "$.data"}, SPEAKEASY: {"type": "x"}},
            Paging(ByLink(None), ("data",), STRING, None),
        ),
        (
            {
                OURS: {
                    "style": "page",
                    "items": "$.data",
                    "parameter": "page",
                    "start": 5,
                    "more": "$.more",
                    "pages": "$.total",
                }
            },
            Paging(ByNumber(PAGE, 5, ("total",)), ("data",), STRING, ("more",)),
        ),
        (
            {MICROSOFT: {"nextLinkName": None}},
            None,
        ),
        ({MICROSOFT: {}}, None),
    ],
)
def test_what_is_understood(said: dict[str, Any], expected: Paging | None) -> None:
    found = paged(said)
    assert found.operation().paging == expected
    assert "pages" not in found.rules


def test_properties_are_named_by_microsoft() -> None:
    answer = """
  properties:
    value: {type: array, items: {type: string}}
    "@odata.nextLink": {type: string}
"""
    found = paged({MICROSOFT: {"nextLinkName": "@odata.nextLink"}}, answer)
    expected = Paging(ByLink(("@odata.nextLink",)), ("value",), STRING, None)
    assert found.operation().paging == expected


def test_fern_may_say_it_once_for_many() -> None:
    found = lowered("""
        x-fern-pagination: {offset: $request.page, results: $response}
        paths:
          /a:
            get:
              x-fern-pagination: true
              parameters: [{name: page, in: query, schema: {type: integer}}]
              responses:
                "200":
                  description: ""
                  content:
                    application/json: {schema: {type: array, items: {type: string}}}
        """)
    expected = Paging(ByNumber(PAGE, 1, None), (), STRING, None)
    assert found.operation().paging == expected


@pytest.mark.parametrize("name", ["listThings", "POST /a", "#/paths/~1a/post"])
def test_the_configuration_comes_first(name: str) -> None:
    link = pagination.ours({"style": "link", "items": "$.data"})
    found = paged({SPEAKEASY: {"type": "x"}}, pages={name: link})
    assert found.operation().paging == Paging(ByLink(None), ("data",), STRING, None)
    assert "pages" not in found.rules


def test_the_configuration_names_operations_that_are_there() -> None:
    link = pagination.ours({"style": "link", "items": "$.data"})
    with pytest.raises(ConfigProblem, match="pages: the document has no 'GET /b'"):
        paged({}, pages={"GET /b": link})
