"""Parameters in headers."""

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

_SHOWN: tuple[tuple[bool, str, dict[str, Any], Any, str], ...] = (
    (False, "primitive", STRING, BLUE, "color: blue"),
    (False, "array", ARRAY, COLOURS, "color: blue,black"),
    (False, "object", OBJECT, RGB, "color: R,100,G,200"),
    (True, "primitive", STRING, BLUE, "color: blue"),
    (True, "array", ARRAY, COLOURS, "color: blue,black"),
    (True, "object", OBJECT, RGB, "color: R=100,G=200"),
)


def _shown() -> Iterator[Row]:
    for explode, kind, schema, value, text in _SHOWN:
        title, parameter = styled("header", "simple", explode, kind, schema)
        yield row(title, parameter, value, shown(text), unmarshalled("header", value))


ROWS = (*_shown(),)
