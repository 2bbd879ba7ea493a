"""Parameters in headers."""

from __future__ import annotations

from collections.abc import Iterator

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
    STRING,
    rfc6570,
    row,
    shown,
    styled,
    unmarshalled,
)

_SHOWN = {
    False: ("color: blue", "color: blue,black", "color: R,100,G,200"),
    True: ("color: blue", "color: blue,black", "color: R=100,G=200"),
}
_AS_THEY_ARE = "OpenAPI 3.2, Parameter Object"
"""When serializing these values, URI percent-encoding MUST NOT be applied."""


def _shown() -> Iterator[Row]:
    for explode, texts in _SHOWN.items():
        for (kind, (schema, value)), text in zip(KINDS.items(), texts, strict=True):
            title, parameter = styled("header", "simple", explode, kind, schema)
            back = unmarshalled("header", value)
            yield row(title, parameter, value, shown(text), back)


def _characters() -> Iterator[Row]:
    value = "a b/c?d=%20;,\"'"
    title, parameter = styled("header", "simple", None, "reserved characters", STRING)
    yield row(
        title,
        parameter,
        value,
        Exactly(f"color: {value}", _AS_THEY_ARE),
        unmarshalled("header", value),
    )
    title, parameter = styled("header", "simple", None, "delimiters in items", ARRAY)
    referee = Exactly("color: a,b,c", _AS_THEY_ARE)
    yield row(title, parameter, ["a,b", "c"], referee)


def _empty() -> Iterator[Row]:
    for kind, schema, value, text in (
        ("empty string", STRING, "", "color: "),
        ("empty array", ARRAY, [], ""),
        ("empty object", OBJECT, {}, ""),
        ("null", ANYTHING, None, ""),
        ("absent", STRING, NOTHING, ""),
        ("null in an array", ARRAY, ["a", None], "color: a"),
    ):
        title, parameter = styled("header", "simple", None, kind, schema)
        left_open = open.CONVERSION if value is None else None
        yield row(title, parameter, value, rfc6570("2.3", text), left_open=left_open)


def _content() -> Iterator[Row]:
    yield row(
        "header, `content` of `application/json`",
        {"in": "header", "content": {"application/json": {"schema": {}}}},
        {"a": "ü"},
        Exactly('color: {"a":"\\u00fc"}', "RFC 8259, 7"),
        unmarshalled("header", {"a": "ü"}),
    )
    yield row(
        "header, `content` of `text/plain`",
        {"in": "header", "content": {"text/plain": {"schema": STRING}}},
        "a b",
        Exactly("color: a b", _AS_THEY_ARE),
        unmarshalled("header", "a b"),
    )


def _refused() -> Iterator[Row]:
    for kind, value in (
        ("line break", "a\r\nb: c"),
        ("NUL", "a\0b"),
        ("non-ASCII", "grün"),
        ("space at the end", "a "),
    ):
        title, parameter = styled("header", "simple", None, kind, STRING)
        yield row(title, parameter, value, Refused("header color"))
    title, parameter = styled("header", "simple", None, "array in an array", ANYTHING)
    yield row(title, parameter, [["a"]], IS_NESTED, left_open=open.NESTED)


ROWS = (*_shown(), *_characters(), *_empty(), *_content(), *_refused())
