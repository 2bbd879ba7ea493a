"""Bodies that are forms, as Werkzeug reads them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from werkzeug.formparser import parse_form_data

from runtime.errors import InvalidRequestError
from runtime.forms import Encoding
from runtime.omit import omit
from runtime.operation import Json, Operation, Style

from .harness import Sdk, Thing, ok

URLENCODED = "application/x-www-form-urlencoded"


class Color(StrEnum):
    RED = "red"


def form(**options: Any) -> Operation[Any]:
    return Operation(
        "form", "POST", "/f", returns=Json(lambda: Any), body=URLENCODED, **options
    )


def pairs(sdk: Sdk) -> list[tuple[str, str]]:
    """What Werkzeug makes of the last request."""
    assert sdk.sent.headers["Content-Type"] == URLENCODED
    content = sdk.sent.read()
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": URLENCODED,
        "CONTENT_LENGTH": sdk.sent.headers["Content-Length"],
        "wsgi.input": io.BytesIO(content),
    }
    found = list(parse_form_data(environ)[1].items(multi=True))
    assert sorted(found) == sorted(parse_qsl(content.decode(), keep_blank_values=True))
    return found


@pytest.mark.parametrize(
    ("fields", "content"),
    [
        ({"a": "x y", "b": omit, "c": None}, b"a=x+y"),
        ({"a": "~*-._&=+%\r\n"}, b"a=%7E*-._%26%3D%2B%25%0D%0A"),
        ({"ä ö": "ü"}, b"%C3%A4+%C3%B6=%C3%BC"),
        ({"a": ""}, b"a="),
        ({"a": True, "b": 1, "c": 1.5, "d": Decimal("0.1")}, b"a=true&b=1&c=1.5&d=0.1"),
        ({"a": datetime(2026, 1, 2, tzinfo=UTC)}, b"a=2026-01-02T00%3A00%3A00Z"),
        ({"a": Color.RED}, b"a=red"),
        ({"a": ["x", 1, None], "b": []}, b"a=x&a=1"),
        ({"a": [[1, 2], [3]]}, b"a=%5B1%2C2%5D&a=%5B3%5D"),
        ({"a": {"x": [1]}}, b"a=%7B%22x%22%3A%5B1%5D%7D"),
        ({"a": [{"x": 1}, Thing(id=2)]}, b"a=%7B%22x%22%3A1%7D&a=%7B%22id%22%3A2%7D"),
        ({"a": '"quoted"'}, b"a=%22quoted%22"),
        ({"a": omit}, b""),
    ],
)
def test_values(sdk: Sdk, fields: dict[str, object], content: bytes) -> None:
    sdk.serve(ok())
    sdk.call(form(), fields=fields)
    assert sdk.sent.content == content
    pairs(sdk)


def test_encodings(sdk: Sdk) -> None:
    operation = form(
        encodings={
            "deep": Encoding(style=Style("deepObject", explode=True)),
            "csv": Encoding(style=Style("form")),
            "object": Encoding(style=Style("form", explode=True)),
            "json": Encoding("application/json"),
        }
    )
    sdk.serve(ok())
    fields: dict[str, object] = {
        "deep": {"a": {"b": 1}},
        "csv": ["x", "y"],
        "object": {"p": "1", "q": "2"},
        "json": ["x", 1],
    }
    sdk.call(operation, fields=fields)
    assert pairs(sdk) == [
        ("deep[a][b]", "1"),
        ("csv", "x,y"),
        ("p", "1"),
        ("q", "2"),
        ("json", '["x",1]'),
    ]
    sdk.call(operation, fields={"deep": None, "csv": omit, "json": None})
    assert pairs(sdk) == [("json", "null")]


def test_a_text_that_is_json_has_its_quotes(sdk: Sdk) -> None:
    sdk.serve(ok())
    operation = form(encodings={"a": Encoding("application/json")})
    sdk.call(operation, fields={"a": "x"})
    assert pairs(sdk) == [("a", '"x"')]


@pytest.mark.parametrize("body", [{"id": 1}, Thing(id=1)])
def test_a_whole_body(sdk: Sdk, body: object) -> None:
    sdk.serve(ok())
    sdk.call(form(), body=body, extra_body={"more": "x"})
    assert pairs(sdk) == [("id", "1"), ("more", "x")]
    sdk.call(form(), body=body)
    assert pairs(sdk) == [("id", "1")]


def test_no_body(sdk: Sdk) -> None:
    sdk.serve(ok())
    sdk.call(form(body_required=False), fields={"a": omit})
    assert "Content-Type" not in sdk.sent.headers
    assert sdk.sent.content == b""


@pytest.mark.parametrize(
    "given",
    [
        {"fields": {"a": float("nan")}},
        {"fields": {"a": object()}},
        {"fields": {"a": {"b": omit}}},
        {"fields": {"a": "\udc80"}},
        {"fields": {"a": io.BytesIO(b"x")}},
        {"fields": {"a": [Path("x")]}},
        {"fields": {"a": {"b": io.BytesIO(b"x")}}},
        {"body": "a=1"},
        {"body": ["a"]},
    ],
)
def test_what_has_no_form(sdk: Sdk, given: dict[str, Any]) -> None:
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError):
        sdk.call(form(), **given)
    assert not sdk.requests
