"""Parameters in the path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..referees import Exactly, Refused
from ..row import LeftOpen, Row
from .parameter import (
    ANYTHING,
    ARRAY,
    BLUE,
    COLOURS,
    OBJECT,
    RGB,
    STRING,
    row,
    shown,
    styled,
    unmarshalled,
)

_SEGMENT = "/{color}"
_BEHIND = "{color}"  # label and matrix bring their own delimiter

# By style and explode: a primitive, an array, an object, as OpenAPI's table shows them.
_SHOWN = {
    ("simple", False): ("/blue", "/blue,black", "/R,100,G,200"),
    ("simple", True): ("/blue", "/blue,black", "/R=100,G=200"),
    ("label", False): (".blue", ".blue,black", ".R,100,G,200"),
    ("label", True): (".blue", ".blue.black", ".R=100.G=200"),
    ("matrix", False): (";color=blue", ";color=blue,black", ";color=R,100,G,200"),
    ("matrix", True): (
        ";color=blue",
        ";color=blue;color=black",
        ";R=100;G=200",
    ),
}
_VALUES: tuple[tuple[str, dict[str, Any], Any], ...] = (
    ("primitive", STRING, BLUE),
    ("array", ARRAY, COLOURS),
    ("object", OBJECT, RGB),
)


def _shown() -> Iterator[Row]:
    for (style, explode), texts in _SHOWN.items():
        for (kind, schema, value), text in zip(_VALUES, texts, strict=True):
            title, parameter = styled("path", style, explode, kind, schema)
            judged = [unmarshalled("path", value)] if style == "simple" else []
            where = _SEGMENT if style == "simple" else _BEHIND
            yield row(title, parameter, value, shown(text), *judged, path=where)


def _refused() -> Iterator[Row]:
    for kind, schema, value in (
        ("empty string", STRING, ""),
        ("one dot", STRING, "."),
        ("two dots", STRING, ".."),
        ("empty array", ARRAY, []),
        ("empty object", OBJECT, {}),
        ("null", ANYTHING, None),
    ):
        title, parameter = styled("path", "simple", None, kind, schema)
        yield row(title, parameter, value, Refused("must not be"), path=_SEGMENT)
    title, parameter = styled("path", "simple", None, "array in an array", ANYTHING)
    yield row(
        title,
        parameter,
        [["a"]],
        Refused("cannot write arrays or objects inside others"),
        path=_SEGMENT,
        left_open=LeftOpen(
            "OpenAPI 3.2, Appendix C",
            "RFC6570 does not specify behavior for compound values beyond the single level"
            " addressed by explode.",
        ),
    )


def _characters() -> Iterator[Row]:
    for style, where, start in (
        ("simple", _SEGMENT, "/"),
        ("label", _BEHIND, "."),
        ("matrix", _BEHIND, ";color="),
    ):
        title, parameter = styled("path", style, None, "reserved characters", STRING)
        text = f"{start}%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"
        yield row(
            title,
            parameter,
            ":/?#[]@!$&'()*+,;=",
            Exactly(text, "RFC 6570, 3.2.1"),
            path=where,
        )
        title, parameter = styled("path", style, None, "non-ASCII", STRING)
        judged = [unmarshalled("path", "grün")] if style == "simple" else []
        yield row(
            title,
            parameter,
            "grün",
            Exactly(f"{start}gr%C3%BCn", "RFC 6570, 3.2.1"),
            *judged,
            path=where,
        )
        title, parameter = styled("path", style, None, "delimiters in an array", ARRAY)
        yield row(
            title,
            parameter,
            ["a,b", "c.d;e"],
            Exactly(f"{start}a%2Cb,c.d%3Be", "RFC 6570, 3.2.1"),
            path=where,
        )


ROWS = (*_shown(), *_characters(), *_refused())
