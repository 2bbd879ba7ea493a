"""Parameters in the path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..referees import Exactly, Refused
from ..row import Row
from . import open
from .parameter import (
    ANYTHING,
    ARRAY,
    IS_NESTED,
    KINDS,
    OBJECT,
    RESERVED,
    STRING,
    TEXTS,
    rfc6570,
    row,
    shown,
    styled,
    unmarshalled,
)

_SEGMENT = "/{color}"
_BEHIND = "{color}"  # label and matrix bring their own delimiter

# By style and explode: a primitive, an array, an object, as OpenAPI's table shows them.
_SHOWN: Mapping[tuple[str, bool], tuple[str, str, str]] = {
    ("simple", False): ("/blue", "/blue,black", "/R,100,G,200"),
    ("simple", True): ("/blue", "/blue,black", "/R=100,G=200"),
    ("label", False): (".blue", ".blue,black", ".R,100,G,200"),
    ("label", True): (".blue", ".blue.black", ".R=100.G=200"),
    ("matrix", False): (";color=blue", ";color=blue,black", ";color=R,100,G,200"),
    ("matrix", True): (";color=blue", ";color=blue;color=black", ";R=100;G=200"),
}
# How each begins, and the section of RFC 6570 that has it.
_STYLES = (
    ("simple", _SEGMENT, "/", "3.2.2"),
    ("label", _BEHIND, ".", "3.2.5"),
    ("matrix", _BEHIND, ";color=", "3.2.7"),
)


def _shown() -> Iterator[Row]:
    for (style, explode), texts in _SHOWN.items():
        for (kind, (schema, value)), text in zip(KINDS.items(), texts, strict=True):
            title, parameter = styled("path", style, explode, kind, schema)
            judged = [unmarshalled("path", value)] if style == "simple" else []
            where = _SEGMENT if style == "simple" else _BEHIND
            yield row(title, parameter, value, shown(text), *judged, path=where)


def _characters() -> Iterator[Row]:
    for style, where, start, section in _STYLES:
        title, parameter = styled("path", style, None, "reserved characters", STRING)
        text = f"{start}%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"
        yield row(title, parameter, RESERVED, rfc6570(section, text), path=where)
        title, parameter = styled("path", style, None, "non-ASCII", STRING)
        judged = [unmarshalled("path", "grün")] if style == "simple" else []
        text = f"{start}gr%C3%BCn"
        yield row(title, parameter, "grün", rfc6570(section, text), *judged, path=where)
        title, parameter = styled("path", style, None, "delimiters in items", ARRAY)
        referee = rfc6570(section, f"{start}a%2Cb,c.d%3Be")
        yield row(title, parameter, ["a,b", "c.d;e"], referee, path=where)
        title, parameter = styled("path", style, None, "null in an array", ARRAY)
        referee = rfc6570("2.3", f"{start}a,b")
        yield row(title, parameter, ["a", None, "b"], referee, path=where)


def _reserved() -> Iterator[Row]:
    for style, where, text in (
        ("simple", _SEGMENT, "/:%2F%3F%23%5B%5D@!$&'()*+,;=%2F%25"),
        ("label", _BEHIND, ".:%2F%3F%23%5B%5D@!$&'()*+,;=%2F%25"),
        ("matrix", _BEHIND, ";color=:%2F%3F%23%5B%5D@!$&'()*+,%3B=%2F%25"),
    ):
        title, parameter = styled(
            "path", style, None, "reserved characters, `allowReserved`", STRING
        )
        yield row(
            title,
            {**parameter, "allowReserved": True},
            RESERVED + "%2F%",
            rfc6570("3.2.3", text),
            path=where,
            openapi="3.2.0",
            left_open=open.RESERVED,
        )
    title, parameter = styled(
        "path", "simple", None, "delimiters in items, `allowReserved`", ARRAY
    )
    yield row(
        title,
        {**parameter, "allowReserved": True},
        ["a,b", "c;d"],
        rfc6570("3.2.3", "/a%2Cb,c;d"),
        path=_SEGMENT,
        openapi="3.2.0",
        left_open=open.RESERVED,
    )


def _empty() -> Iterator[Row]:
    for style, where, _, _ in _STYLES:
        for kind, schema, value in (
            ("empty string", STRING, ""),
            ("empty array", ARRAY, []),
            ("empty object", TEXTS, {}),
            ("null", ANYTHING, None),
        ):
            title, parameter = styled("path", style, None, kind, schema)
            referee = (
                rfc6570("3.2.7", ";color")
                if (style, value) == ("matrix", "")
                else Refused("must not be")
            )
            yield row(title, parameter, value, referee, path=where)
    title, parameter = styled("path", "matrix", True, "empty item", ARRAY)
    text = ";color;color=a"
    yield row(title, parameter, ["", "a"], rfc6570("3.2.7", text), path=_BEHIND)


def _refused() -> Iterator[Row]:
    for kind, schema, value in (
        ("one dot", STRING, "."),
        ("two dots", STRING, ".."),
        ("two dots in an array", ARRAY, [".."]),
        ("empty string in an array", ARRAY, [""]),
    ):
        title, parameter = styled("path", "simple", None, kind, schema)
        yield row(title, parameter, value, Refused("must not be"), path=_SEGMENT)
    title, parameter = styled(
        "path", "simple", None, "encoded dots, `allowReserved`", STRING
    )
    yield row(
        title,
        {**parameter, "allowReserved": True},
        "%2e.",
        Refused("must not be"),
        path=_SEGMENT,
        openapi="3.2.0",
    )
    for style, where, _, _ in _STYLES:
        title, parameter = styled("path", style, None, "array in an array", ANYTHING)
        yield row(
            title, parameter, [["a"]], IS_NESTED, path=where, left_open=open.NESTED
        )
    title, parameter = styled("path", "simple", True, "array in an object", OBJECT)
    yield row(
        title,
        parameter,
        {"R": [1]},
        IS_NESTED,
        path=_SEGMENT,
        left_open=open.NESTED,
    )


def _templates() -> Iterator[Row]:
    """What of a key of the Paths Object is sent."""
    query = {"in": "query", "schema": STRING}
    section = "OpenAPI 3.1, 4.8.8"
    for title, path, parameter, text in (
        ("a fragment", "#edit", query, "?color=blue"),
        ("a fragment after a slash", "/#Action=Edit", query, "/?color=blue"),
        ("a fixed query", "?action=edit", query, "?action=edit&color=blue"),
        ("its query parameter", "?color={color}&a=b", query, "?a=b&color=blue"),
        (
            "a path parameter in a query",
            "?c={color}",
            {"in": "path", "schema": STRING},
            "?c=blue",
        ),
    ):
        yield row(
            f"the path `…{path}`: {title}",
            parameter,
            "blue",
            Exactly(text, section),
            path=path,
            is_valid=False,
        )


ROWS = (
    *_shown(),
    *_characters(),
    *_reserved(),
    *_empty(),
    *_refused(),
    *_templates(),
)
