"""Parameters in the query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..row import Row
from .parameter import (
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

_VALUES: dict[str, tuple[dict[str, Any], Any]] = {
    "primitive": (STRING, BLUE),
    "array": (ARRAY, COLOURS),
    "object": (OBJECT, RGB),
}

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
)


def _shown() -> Iterator[Row]:
    for style, explode, kind, text, judged in _SHOWN:
        schema, value = _VALUES[kind]
        title, parameter = styled("query", style, explode, kind, schema)
        also = [unmarshalled("query", value)] if judged else []
        yield row(title, parameter, value, shown(text), *also)


ROWS = (*_shown(),)
