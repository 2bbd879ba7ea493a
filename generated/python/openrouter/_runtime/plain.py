"""Values as the text that parameters are made of.

Booleans are true and false, times as in RFC 3339, enums their value, decimals all their
digits, bytes base64, objects (mappings and models) their properties. ``None`` and `omit`
are left out of arrays and objects: what is undefined is ignored (RFC 6570 section 2.3).
"""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, cast

from .encode import to_plain
from .omit import omit

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A value, reduced to text: a scalar, an array or an object of scalars, or deeper."""


def plain(value: object) -> Plain:
    """Raises ValueError or TypeError for what has no text."""
    match value:
        case Enum():
            return plain(value.value)
        case str():
            if not value.isascii():
                _check(value)
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(int(value))
        case float():
            if not math.isfinite(value):
                raise ValueError(f"{value!r} is not a number that can be sent")
            return repr(float(value))
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"{value!r} is not a number that can be sent")
            return f"{value:f}"
        case list() | tuple():
            items = cast("list[object]", value)
            return [plain(item) for item in items if not is_undefined(item)]
        case dict():
            properties = cast("dict[object, object]", value)
            return {
                str(key): plain(item)
                for key, item in properties.items()
                if not is_undefined(item)
            }
        case _:
            return plain(to_plain(value))


def _check(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("a lone surrogate cannot be sent") from None


def is_undefined(value: object) -> bool:
    return value is None or value is omit
