"""Parameters in cookies."""

from __future__ import annotations

from collections.abc import Iterator

from ..referees import Exactly, Refused
from ..row import Row
from . import open
from .parameter import (
    ANYTHING,
    ARRAY,
    COLOURS,
    IS_NESTED,
    NOTHING,
    OBJECT,
    RESERVED,
    RGB,
    STRING,
    rfc6570,
    row,
    shown,
    styled,
    unmarshalled,
)

_AS_IT_IS = "OpenAPI 3.2, Style Values"
_RFC6265 = "RFC 6265, 4.2.1"


def _form() -> Iterator[Row]:
    for explode in (True, False):
        title, parameter = styled("cookie", "form", explode, "primitive", STRING)
        text = "Cookie: color=blue"
        yield row(title, parameter, "blue", shown(text), unmarshalled("cookie", "blue"))
    for kind, schema, value, text in (
        ("array", ARRAY, COLOURS, "Cookie: color=blue,black"),
        ("object", OBJECT, RGB, "Cookie: color=R,100,G,200"),
    ):
        title, parameter = styled("cookie", "form", False, kind, schema)
        back = unmarshalled("cookie", value)
        left_open = open.COOKIE_COMMAS
        yield row(title, parameter, value, shown(text), back, left_open=left_open)
    for kind, schema, value, text in (
        ("array", ARRAY, COLOURS, "Cookie: color=blue; color=black"),
        ("object", OBJECT, RGB, "Cookie: R=100; G=200"),
    ):
        title, parameter = styled("cookie", "form", True, kind, schema)
        yield row(
            title,
            parameter,
            value,
            Exactly(text, _RFC6265),
            *([unmarshalled("cookie", value)] if kind == "array" else ()),
            left_open=open.COOKIE_EXPLODED,
        )
    for kind, given, text in (
        ("reserved characters", "a; b=c,d/e", "Cookie: color=a%3B%20b%3Dc%2Cd%2Fe"),
        ("non-ASCII", "grün", "Cookie: color=gr%C3%BCn"),
        ("empty string", "", "Cookie: color="),
    ):
        title, parameter = styled("cookie", "form", None, kind, STRING)
        back = unmarshalled("cookie", given)
        yield row(title, parameter, given, rfc6570("3.2.8", text), back)
    title, parameter = styled(
        "cookie", "form", None, "reserved characters, `allowReserved`", STRING
    )
    yield row(
        title,
        {**parameter, "allowReserved": True},
        RESERVED,
        rfc6570("3.2.3", "Cookie: color=:/?#[]@!$&'()*+%2C%3B="),
        openapi="3.2.0",
        left_open=open.RESERVED,
    )


def _cookie() -> Iterator[Row]:
    for explode, kind, schema, value, text in (
        (False, "primitive", STRING, "blue", "Cookie: color=blue"),
        (True, "primitive", STRING, "blue", "Cookie: color=blue"),
        (True, "array", ARRAY, COLOURS, "Cookie: color=blue; color=black"),
        (True, "object", OBJECT, RGB, "Cookie: R=100; G=200"),
    ):
        title, parameter = styled("cookie", "cookie", explode, kind, schema)
        yield row(title, parameter, value, shown(text), openapi="3.2.0")
    for kind, value in (
        ("what looks encoded", "Hello%2C%20world!"),
        ("reserved characters", ":/?#[]@!$&'()*+="),
        ("quotes around it", '"a"'),
        ("empty string", ""),
    ):
        title, parameter = styled("cookie", "cookie", None, kind, STRING)
        referee = Exactly(f"Cookie: color={value}", _AS_IT_IS)
        yield row(title, parameter, value, referee, openapi="3.2.0")
    for kind, value in (
        ("semicolon", "a;b"),
        ("comma", "a,b"),
        ("space", "a b"),
        ("line break", "a\r\nb"),
        ("non-ASCII", "grün"),
    ):
        title, parameter = styled("cookie", "cookie", None, kind, STRING)
        refused = Refused("holds what no cookie can")
        yield row(title, parameter, value, refused, openapi="3.2.0")
    title, parameter = styled("cookie", "cookie", False, "array", ARRAY)
    yield row(
        title,
        parameter,
        COLOURS,
        Refused("holds what no cookie can"),
        openapi="3.2.0",
        left_open=open.NOT_IN_TABLE,
    )


def _empty() -> Iterator[Row]:
    for style in ("form", "cookie"):
        for kind, schema, value in (
            ("empty array", ARRAY, []),
            ("empty object", OBJECT, {}),
            ("null", ANYTHING, None),
            ("absent", STRING, NOTHING),
        ):
            title, parameter = styled("cookie", style, None, kind, schema)
            yield row(
                title,
                parameter,
                value,
                rfc6570("2.3", ""),
                openapi="3.2.0",
                left_open=open.CONVERSION if value is None else None,
            )
        title, parameter = styled("cookie", style, None, "array in an array", ANYTHING)
        yield row(
            title,
            parameter,
            [["a"]],
            IS_NESTED,
            openapi="3.2.0",
            left_open=open.NESTED,
        )


def _content() -> Iterator[Row]:
    yield row(
        "cookie, `content` of `application/json`",
        {"in": "cookie", "content": {"application/json": {"schema": {}}}},
        {"a": "ü"},
        Exactly("Cookie: color=%7B%22a%22%3A%22%C3%BC%22%7D", "RFC 3986, 2.4"),
        unmarshalled("cookie", {"a": "ü"}),
    )


ROWS = (*_form(), *_cookie(), *_empty(), *_content())
