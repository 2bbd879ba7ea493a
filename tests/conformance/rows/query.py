"""Parameters in the query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..referees import Exactly, Refused
from ..row import Row
from . import open
from .parameter import (
    ANYTHING,
    ARRAY,
    IS_NESTED,
    KINDS,
    NOTHING,
    OBJECT,
    RESERVED,
    STRING,
    TEXTS,
    Schema,
    rfc6570,
    row,
    shown,
    styled,
    unmarshalled,
)

# Style, explode, value; what OpenAPI's table shows; whether openapi-core can judge it.
_SHOWN: tuple[tuple[str, bool, str, str, bool], ...] = (
    ("form", False, "primitive", "?color=blue", True),
    ("form", False, "array", "?color=blue,black", True),
    ("form", False, "object", "?color=R,100,G,200", True),
    ("form", True, "primitive", "?color=blue", True),
    ("form", True, "array", "?color=blue&color=black", True),
    ("form", True, "object", "?R=100&G=200", False),
    ("spaceDelimited", False, "array", "?color=blue%20black", False),
    ("spaceDelimited", False, "object", "?color=R%20100%20G%20200", False),
    ("pipeDelimited", False, "array", "?color=blue%7Cblack", True),
    ("pipeDelimited", False, "object", "?color=R%7C100%7CG%7C200", True),
    ("deepObject", True, "object", "?color%5BR%5D=100&color%5BG%5D=200", True),
    ("deepObject", False, "object", "?color%5BR%5D=100&color%5BG%5D=200", False),
)
# What the table has no text for, and is sent nevertheless, as in the style `form`.
_BEYOND_TABLE: tuple[tuple[str, bool, str, str], ...] = (
    ("spaceDelimited", True, "array", "?color=blue&color=black"),
    ("spaceDelimited", True, "object", "?R=100&G=200"),
    ("spaceDelimited", False, "primitive", "?color=blue"),
    ("pipeDelimited", True, "array", "?color=blue&color=black"),
    ("pipeDelimited", True, "object", "?R=100&G=200"),
    ("pipeDelimited", False, "primitive", "?color=blue"),
    ("deepObject", True, "primitive", "?color=blue"),
    ("deepObject", True, "array", "?color%5B0%5D=blue&color%5B1%5D=black"),
)
_ENCODED = "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"


def _shown() -> Iterator[Row]:
    for style, explode, kind, text, judged in _SHOWN:
        schema, value = KINDS[kind]
        title, parameter = styled("query", style, explode, kind, schema)
        also = [unmarshalled("query", value)] if judged else []
        yield row(title, parameter, value, shown(text), *also)
    for style, explode, kind, text in _BEYOND_TABLE:
        schema, value = KINDS[kind]
        title, parameter = styled("query", style, explode, kind, schema)
        referee = Exactly(text, "RFC 6570, 3.2.8")
        yield row(title, parameter, value, referee, left_open=open.NOT_IN_TABLE)


def _nested() -> Iterator[Row]:
    for kind, value, text in (
        (
            "object in an object",
            {"a": {"b": "c"}},
            "?color%5Ba%5D%5Bb%5D=c",
        ),
        (
            "array in an object",
            {"a": ["b", "c"]},
            "?color%5Ba%5D%5B0%5D=b&color%5Ba%5D%5B1%5D=c",
        ),
    ):
        title, parameter = styled("query", "deepObject", True, kind, {"type": "object"})
        yield row(
            title,
            parameter,
            value,
            Exactly(text, "brackets, as PHP and `qs` read them"),
            left_open=open.DEEP,
        )
    for style in ("form", "spaceDelimited", "pipeDelimited"):
        for explode in (False, True):
            title, parameter = styled(
                "query", style, explode, "array in an object", ANYTHING
            )
            value = {"a": ["b"]}
            yield row(title, parameter, value, IS_NESTED, left_open=open.NESTED)


def _characters() -> Iterator[Row]:
    for kind, schema, value, text, judged in (
        ("reserved characters", STRING, RESERVED, f"?color={_ENCODED}", True),
        ("non-ASCII", STRING, "grün ☃", "?color=gr%C3%BCn%20%E2%98%83", True),
        ("percent signs", STRING, "100% %41", "?color=100%25%20%2541", True),
        ("unreserved characters", STRING, "a-._~9", "?color=a-._~9", True),
    ):
        title, parameter = styled("query", "form", None, kind, schema)
        also = [unmarshalled("query", value)] if judged else []
        yield row(title, parameter, value, rfc6570("3.2.8", text), *also)
    title, parameter = styled("query", "form", False, "delimiters in items", ARRAY)
    yield row(title, parameter, ["a,b", "c"], rfc6570("3.2.8", "?color=a%2Cb,c"))
    title, parameter = styled("query", "form", True, "names of properties", TEXTS)
    yield row(title, parameter, {"a&b=": "c"}, rfc6570("3.2.8", "?a%26b%3D=c"))
    title, parameter = styled("query", "deepObject", True, "brackets in names", TEXTS)
    text = "?color%5Ba%5Bb%5D%5D=c"
    yield row(title, parameter, {"a[b]": "c"}, shown(text), left_open=open.DELIMITERS)
    for style, delimiter in (("spaceDelimited", " "), ("pipeDelimited", "|")):
        title, parameter = styled("query", style, False, "delimiters in items", ARRAY)
        yield row(
            title,
            parameter,
            [f"a{delimiter}b", "c"],
            Refused("delimits its values"),
            left_open=open.DELIMITERS,
        )


def _reserved() -> Iterator[Row]:
    kept = ":/?%23%5B%5D@!$%26'()*%2B"
    for explode, kind, schema, value, text in (
        (True, "reserved characters", STRING, RESERVED, f"?color={kept},;="),
        (True, "percent-encoded triples", STRING, "a%2Fb%c", "?color=a%2Fb%25c"),
        (True, "array", ARRAY, ["a,b", "c/d"], "?color=a,b&color=c/d"),
        (False, "array", ARRAY, ["a,b", "c/d"], "?color=a%2Cb,c/d"),
        (True, "object", TEXTS, {"a": "x/y"}, "?a=x/y"),
    ):
        title, parameter = styled(
            "query", "form", explode, f"{kind}, `allowReserved`", schema
        )
        yield row(
            title,
            {**parameter, "allowReserved": True},
            value,
            rfc6570("3.2.3", text),
            left_open=open.RESERVED,
        )
    title, parameter = styled("query", "deepObject", True, "`allowReserved`", TEXTS)
    parameter["allowReserved"] = True
    text = "?color%5Ba%5D=x/y"
    yield row(title, parameter, {"a": "x/y"}, rfc6570("3.2.3", text))


def _empty() -> Iterator[Row]:
    for style, explode in (
        ("form", True),
        ("form", False),
        ("spaceDelimited", False),
        ("pipeDelimited", False),
        ("deepObject", True),
    ):
        for kind, schema, value, text in (
            ("empty array", ARRAY, [], ""),
            ("empty object", OBJECT, {}, ""),
            ("null", ANYTHING, None, ""),
            ("absent", STRING, NOTHING, ""),
        ):
            title, parameter = styled("query", style, explode, kind, schema)
            left_open = open.CONVERSION if value is None else None
            referee = rfc6570("2.3", text)
            yield row(title, parameter, value, referee, left_open=left_open)
    title, parameter = styled("query", "form", True, "null in an array", ARRAY)
    yield row(title, parameter, ["a", None], rfc6570("2.3", "?color=a"))
    title, parameter = styled("query", "form", True, "empty string in an array", ARRAY)
    text = "?color=&color=a"
    yield row(title, parameter, ["", "a"], rfc6570("3.2.8", text))
    title, parameter = styled("query", "form", True, "null in an object", OBJECT)
    yield row(title, parameter, {"R": None, "G": 2}, rfc6570("2.3", "?G=2"))


def _empty_values() -> Iterator[Row]:
    for kind, schema, value in (
        ("string", STRING, ""),
        ("boolean", {"type": "boolean"}, ""),
        ("integer", {"type": "integer"}, ""),
        ("array", ARRAY, ""),
    ):
        title, parameter = styled(
            "query",
            "form",
            None,
            f"empty, of type {kind}, `allowEmptyValue`",
            schema,
        )
        parameter["allowEmptyValue"] = True
        yield row(title, parameter, value, rfc6570("3.2.8", "?color="))
    title, parameter = styled("query", "form", None, "empty string", STRING)
    yield row(title, parameter, "", rfc6570("3.2.8", "?color="))


def _content() -> Iterator[Row]:
    given: tuple[tuple[str, Schema, Any, str, str], ...] = (
        (
            "application/json",
            {"type": "object"},
            {"a": [1, None], "b": "ü"},
            "?color=%7B%22a%22%3A%5B1%2Cnull%5D%2C%22b%22%3A%22%C3%BC%22%7D",
            "OpenAPI 3.2, Parameter Object Examples",
        ),
        (
            "application/vnd.api+json",
            STRING,
            "a",
            "?color=%22a%22",
            "RFC 8259, 7",
        ),
        ("text/plain", STRING, "a b&c", "?color=a%20b%26c", "RFC 3986, 2.4"),
        ("application/jsonpath", STRING, "$.a", "?color=%24.a", "RFC 3986, 2.4"),
    )
    for media_type, schema, value, text, section in given:
        yield row(
            f"query, `content` of `{media_type}`",
            {"in": "query", "content": {media_type: {"schema": schema}}},
            value,
            Exactly(text, section),
            *(
                [unmarshalled("query", value)]
                if media_type != "application/jsonpath"
                else ()
            ),
        )


ROWS = (
    *_shown(),
    *_nested(),
    *_characters(),
    *_reserved(),
    *_empty(),
    *_empty_values(),
    *_content(),
)
