"""What `suggest` sees in a document, and where it holds its tongue."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sdkwright import pagination, suggest, yaml12
from sdkwright.config import Config
from sdkwright.extensions import PAGINATION, SSE_SENTINEL

DATA = {"data": "list"}
STRING, INTEGER, BOOLEAN = "string", "integer", "boolean"

TEXTS = {"type": "array", "items": {"type": "string"}}


def suggestions(folder: Path, document: Mapping[str, Any]) -> suggest.Suggestions:
    path = folder / "openapi.json"
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    path.write_text(json.dumps({**head, **document}))
    return suggest.run(Config(path, targets=()), lambda _: None)


def schema(type_: Any) -> Any:
    """A schema, from a mapping of properties, the name of a type, or `list`."""
    match type_:
        case {"type": _}:
            return type_
        case dict():
            return {"properties": {key: schema(one) for key, one in type_.items()}}
        case "list":
            items = {"type": "object", "properties": {"id": {"type": "string"}}}
            return {"type": "array", "items": items}
        case _:
            return {"type": type_}


def said(
    folder: Path,
    parameters: Mapping[str, Any],
    answer: Any,
    *,
    path: str = "/things",
    headers: Mapping[str, Any] | None = None,
    **more: Any,
) -> Any:
    """What is proposed for one operation."""
    operation = {
        "operationId": "listThings",
        "parameters": [
            {"name": name, "in": "query", "schema": schema(type_)}
            for name, type_ in parameters.items()
        ],
        "responses": {
            "200": {
                "description": "",
                "headers": headers or {},
                "content": {"application/json": {"schema": schema(answer)}},
            }
        },
        **more,
    }
    found = suggestions(folder, {"paths": {path: {"get": operation}}})
    return found.proposals[0].said if found.proposals else None


@pytest.mark.parametrize(
    ("parameters", "answer", "expected"),
    [
        (
            {"page_token": STRING},
            {**DATA, "nextPageToken": STRING},
            {"parameter": "page_token", "next": "$.nextPageToken"},
        ),
        (
            {"marker": STRING},
            {**DATA, "meta": {"next_marker": ["string", "null"]}},
            {"parameter": "marker", "next": "$.meta.next_marker"},
        ),
        (
            {"after": STRING},
            {**DATA, "has_more": BOOLEAN, "last_id": STRING},
            {"parameter": "after", "next": "$.last_id", "more": "$.has_more"},
        ),
        (
            {"starting_after": STRING, "ending_before": STRING},
            {**DATA, "has_more": BOOLEAN},
            {
                "parameter": "starting_after",
                "next": "$.data[-1].id",
                "more": "$.has_more",
            },
        ),
        (
            {"page": INTEGER},
            {**DATA, "next_page": ["integer", "null"]},
            {"parameter": "page", "next": "$.next_page"},
        ),
    ],
)
def test_cursors(
    tmp_path: Path,
    parameters: dict[str, Any],
    answer: dict[str, Any],
    expected: dict[str, str],
) -> None:
    found = said(tmp_path, parameters, answer)
    assert found == {"style": "cursor", "items": "$.data", **expected}


@pytest.mark.parametrize(
    "field",
    [
        {"next": {"type": "string", "format": "uri"}},
        {"next": {"type": "string", "description": "The URL of the next page."}},
        {"next": {"type": "string", "example": "https://example.com/?page=2"}},
        {"next_url": STRING},
        {"@odata.nextLink": STRING},
        {"links": {"next": STRING}},
    ],
)
def test_urls(tmp_path: Path, field: dict[str, Any]) -> None:
    found = said(tmp_path, {"cursor": STRING}, {**DATA, **field})
    assert found["style"] == "url"
    assert found["next"].split(".")[-1].startswith(("next", "nextLink"))


def test_a_link_header(tmp_path: Path) -> None:
    headers = {"LINK": {"schema": {"type": "string"}}}
    found = said(tmp_path, {"per_page": INTEGER}, "list", headers=headers)
    assert found == {"style": "link", "items": "$"}


def test_offsets(tmp_path: Path) -> None:
    found = said(tmp_path, {"skip": INTEGER}, {**DATA, "totalCount": INTEGER})
    assert found == {"style": "offset", "items": "$.data", "parameter": "skip"}


def test_a_cursor_that_has_to_be_switched_on_gives_way(tmp_path: Path) -> None:
    parameters = {"marker": STRING, "usemarker": BOOLEAN, "offset": INTEGER}
    answer = {**DATA, "next_marker": STRING, "total_count": INTEGER}
    assert said(tmp_path, parameters, answer)["style"] == "offset"


def test_where_pages_begin_is_no_secret(tmp_path: Path) -> None:
    answer = {**DATA, "total_pages": INTEGER}
    found = said(tmp_path, {"page": INTEGER}, answer)
    assert found == {
        "style": "page",
        "items": "$.data",
        "parameter": "page",
        "pages": "$.total_pages",
        "start": 1,
    }
    page = {"type": "integer", "default": 0}
    assert "start" not in said(tmp_path, {"page": page}, answer)


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        ({"offset": INTEGER}, "list"),  # nothing tells that there is more
        ({"limit": INTEGER}, {**DATA, "total": INTEGER}),
        ({"after": STRING}, {**DATA, "total": INTEGER}),
        ({"cursor": STRING}, {"cursor": STRING}),  # no items
        ({"cursor": STRING}, {"a": "list", "b": "list", "next_cursor": STRING}),
        ({"cursor": INTEGER}, {**DATA, "next_cursor": STRING}),
        ({"after": {"type": "object"}}, {**DATA, "last_id": STRING}),
        ({"page": STRING}, {**DATA, "total": INTEGER}),
        ({}, {**DATA, "next": {"type": "string", "format": "uri"}}),
        ({}, {**DATA, "has_more": BOOLEAN}),
    ],
)
def test_too_little_is_nothing(
    tmp_path: Path, parameters: dict[str, Any], answer: Any
) -> None:
    assert said(tmp_path, parameters, answer) is None


@pytest.mark.parametrize(
    ("lists", "items"),
    [
        ({"errors": "list", "things": "list"}, "$.things"),  # as the path
        ({"notes": TEXTS, "books": "list"}, "$.books"),  # of objects
        ({"ids": TEXTS, "errors": "list"}, None),
    ],
)
def test_the_list_that_an_answer_is_about(
    tmp_path: Path, lists: dict[str, Any], items: str | None
) -> None:
    answer = {**lists, "next_cursor": STRING}
    found = said(tmp_path, {"cursor": STRING}, answer)
    assert (found and found["items"]) == items


def test_what_is_said_is_not_proposed(tmp_path: Path) -> None:
    already: dict[str, Any] = {PAGINATION: {"style": "link", "items": "$.data"}}
    answer = {**DATA, "next_cursor": STRING}
    assert said(tmp_path, {"cursor": STRING}, answer, **already) is None


@pytest.mark.parametrize("keyword", [SSE_SENTINEL, "x-speakeasy-sse-sentinel", None])
def test_sentinels(tmp_path: Path, keyword: str | None) -> None:
    media: dict[str, Any] = {"schema": {"$ref": "#/components/schemas/Event"}}
    if keyword:
        media[keyword] = "[DONE]"
    event = {"description": "An event; the last is `data: [DONE]`."}
    response = {"description": "", "content": {"text/event-stream": media}}
    operation = {"operationId": "a", "responses": {"2XX": response}}
    document = {
        "paths": {"/a": {"get": operation}},
        "components": {"schemas": {"Event": event}},
    }
    found = [one.said for one in suggestions(tmp_path, document).proposals]
    assert found == ([] if keyword else ["[DONE]"])


def test_what_stands_in_other_files_is_for_the_configuration(tmp_path: Path) -> None:
    answer = schema({**DATA, "next_cursor": STRING})
    operation = {
        "operationId": "list things",
        "parameters": [{"name": "cursor", "in": "query", "schema": {"type": "string"}}],
        "responses": {
            "200": {
                "description": "",
                "content": {"application/json": {"schema": answer}},
            }
        },
    }
    (tmp_path / "other.json").write_text(json.dumps({"get": operation}))
    found = suggestions(tmp_path, {"paths": {"/a": {"$ref": "other.json"}}})
    text = suggest.written(found.title, found.proposals)
    assert yaml12.parse(text)[0]["actions"] == []
    comments = [line.removeprefix("# ") for line in text.splitlines() if "#" in line]
    table = "\n".join(comments[comments.index('[pages."list things"]') :])
    pages = pagination.ours(tomllib.loads(table)["pages"]["list things"])
    assert (pages.style, pages.parameter) == ("cursor", "cursor")


def test_an_overlay_quotes_what_it_is_told() -> None:
    proposal = suggest.Proposal("#/a\n/b", "no: #", ("'\"\\",), "x", {"a": "- b: #"})
    text = suggest.written("A\nB: #", [proposal])
    read = yaml12.parse(text)[0]
    assert pagination.way(read["actions"][0]["target"]) == ("a\n", "b")
    assert read["info"]["title"] == "Suggestions for A\nB: #"
    assert read["actions"] == [
        {
            "target": "$['a\\n'].b",
            "description": "no: #: '\"\\",
            "update": {"x": {"a": "- b: #"}},
        }
    ]
