"""What is said of pages, and what lowering makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
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
from sdkwright.pagination import Pagination
from sdkwright.tables import ConfigProblem

from .lowering import Lowered, lowered

OFFSET, PAGE = Input("query", "offset"), Input("query", "page")
CURSOR = Input("query", "cursor")
STRING = (Scalar("string"),)

PARAMETERS = """
  - {name: offset, in: query, schema: {type: [integer, "null"]}}
  - {name: page, in: query, schema: {type: integer, minimum: 0}}
  - {name: startIndex, in: query, schema: {type: integer, default: 1}}
  - {name: cursor, in: query, schema: {type: string}}
  - {name: X-Cursor, in: header, schema: {type: string}}
"""
ANSWER = """
  type: object
  required: [data, meta]
  properties:
    data: {type: array, items: {type: string}}
    maybe: {type: [array, "null"], items: {type: string}}
    total: {type: integer}
    more: {type: boolean}
    meta:
      type: object
      properties:
        next: {type: [string, "null"]}
        any: {}
"""


def paged(
    said: Mapping[str, Any],
    answer: str = ANSWER,
    pages: Mapping[str, Pagination] | None = None,
) -> Lowered:
    """An operation that says this, in extensions."""
    document = f"""\
openapi: 3.1.0
paths:
  /a:
    post:
      operationId: listThings
      parameters: {PARAMETERS.replace(chr(10), chr(10) + "      ")}
      requestBody:
        content:
          application/json:
            schema: {{type: object, properties: {{after: {{type: string}}}}}}
      responses:
        "200":
          description: Things.
          content:
            application/json:
              schema: {answer.replace(chr(10), chr(10) + "              ")}
"""
    for key, value in said.items():
        document += f"      {key}: {json.dumps(value)}\n"
    return lowered(document, pages=pages)


def speakeasy(type_: str, outputs: Mapping[str, str], *inputs: str) -> dict[str, Any]:
    """`inputs` are `name type in`, the last two of them `cursor parameters` if left out."""
    listed = []
    for one in inputs:
        name, kind, *where = one.split()
        listed.append({"name": name, "type": kind, "in": (where or ["parameters"])[0]})
    return {"type": type_, "inputs": listed, "outputs": dict(outputs)}


SPEAKEASY = "x-speakeasy-pagination"
FERN = "x-fern-pagination"
MICROSOFT = "x-ms-pageable"
OURS = "x-sdkwright-pagination"
DATA = {"results": "$.data"}


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
        ({SPEAKEASY: speakeasy("url", {**DATA, "nextUrl": "$.meta.any"})}, "anything"),
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
