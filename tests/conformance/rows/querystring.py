"""Parameters that are the whole query (OpenAPI 3.2), and forms inside of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..referees import Exactly, Query, Refused
from ..row import Row
from .parameter import NOTHING, STRING, Schema, row

_FORM = "application/x-www-form-urlencoded"
_OBJECT: Schema = {"type": "object"}
_EXAMPLES = "OpenAPI 3.2, Parameter Object Examples"
_URL = "URL Standard, 5.2"


def _whole(media_type: str, schema: Schema, **media: Any) -> dict[str, Any]:
    return {"in": "querystring", "content": {media_type: {"schema": schema, **media}}}


def _forms() -> Iterator[Row]:
    given: tuple[tuple[str, dict[str, Any], str, list[tuple[str, str]]], ...] = (
        (
            "spaces and pluses",
            {"foo": "a + b", "bar": True},
            "?foo=a+%2B+b&bar=true",
            [("foo", "a + b"), ("bar", "true")],
        ),
        ("an array", {"a": [1, 2]}, "?a=1&a=2", [("a", "1"), ("a", "2")]),
        (
            "an object",
            {"a": {"b": [1]}},
            "?a=%7B%22b%22%3A%5B1%5D%7D",
            [("a", '{"b":[1]}')],
        ),
        (
            "reserved characters",
            {"a&": "=;/?#"},
            "?a%26=%3D%3B%2F%3F%23",
            [("a&", "=;/?#")],
        ),
        ("non-ASCII", {"ü": "☃"}, "?%C3%BC=%E2%98%83", [("ü", "☃")]),
        ("null", {"a": None, "b": 1}, "?b=1", [("b", "1")]),
        ("an empty string", {"a": ""}, "?a=", [("a", "")]),
    )
    for kind, value, text, fields in given:
        yield row(
            f"querystring, a form: {kind}",
            _whole(_FORM, _OBJECT),
            value,
            Exactly(text, _EXAMPLES if kind == "spaces and pluses" else _URL),
            Query(fields),
            openapi="3.2.0",
        )
    encoding = {
        "a": {"style": "spaceDelimited", "explode": False},
        "b": {"style": "deepObject", "explode": True},
        "c": {"contentType": "application/json"},
        "d": {"allowReserved": True},
    }
    properties = {"a": {"type": "array"}, "b": _OBJECT, "c": {}, "d": STRING}
    yield row(
        "querystring, a form with `encoding`",
        _whole(_FORM, {**_OBJECT, "properties": properties}, encoding=encoding),
        {"a": [1, 2], "b": {"x": 3}, "c": "4", "d": "5/6"},
        Exactly("?a=1%202&b%5Bx%5D=3&c=%224%22&d=5/6", "OpenAPI 3.1, 4.8.15"),
        Query([("a", "1 2"), ("b[x]", "3"), ("c", '"4"'), ("d", "5/6")]),
        openapi="3.2.0",
    )
    yield row(
        "query, `content` of a form",
        {"in": "query", "content": {_FORM: {"schema": _OBJECT}}},
        {"a": "b c", "d": [1, 2]},
        Exactly("?color=a%3Db%2Bc%26d%3D1%26d%3D2", "RFC 3986, 2.4"),
        Query([("color", "a=b+c&d=1&d=2")]),
        openapi="3.2.0",
    )


def _others() -> Iterator[Row]:
    numbers = {"numbers": [1, 2], "flag": None}
    json = "?%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"
    for kind, parameter, value, text in (
        ("JSON", _whole("application/json", _OBJECT), numbers, json),
        (
            "JSONPath",
            _whole("application/jsonpath", STRING),
            "$.a.b[1:1]",
            "?%24.a.b%5B1%3A1%5D",
        ),
        ("text", _whole("text/plain", STRING), "a=b&c d", "?a%3Db%26c%20d"),
        ("absent", _whole(_FORM, _OBJECT), NOTHING, ""),
    ):
        referee = Exactly(text, _EXAMPLES)
        yield row(f"querystring, {kind}", parameter, value, referee, openapi="3.2.0")
    yield row(
        "querystring, a form of no object",
        _whole(_FORM, {}),
        [1],
        Refused("a form is made of an object"),
        openapi="3.2.0",
    )


ROWS = (*_forms(), *_others())
