"""OpenAPI parameters: values in, text for one place of a request out.

Styles and ``explode`` are those of OpenAPI 3.1, section 4.8.12 (Parameter Object), which
follows RFC 6570. Values become text like this: booleans true and false, times as in
RFC 3339, enums their value, bytes base64, objects (mappings and models) their properties.
``None`` and `omit` are left out, also inside arrays and objects, for OpenAPI does not say
what null looks like; in a path they are refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import partial
from typing import Literal, NamedTuple, TypeAlias, cast
from urllib.parse import quote

from .encode import to_json, to_plain
from .errors import InvalidRequestError
from .omit import omit

Location = Literal["path", "query", "header", "cookie"]
StyleName = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "json",
]

# A value, reduced to text: a scalar, an array or an object of scalars, or deeper.
_Plain: TypeAlias = "str | list[_Plain] | dict[str, _Plain]"

_QUERY_RESERVED = ":/?@!$'()*,;"  # RFC 3986 section 2.2, less what structures a query
_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


class Style(NamedTuple):
    """How a parameter is written; "json": as JSON (OpenAPI's ``content``)."""

    name: StyleName
    explode: bool = False
    allow_reserved: bool = False
    """Reserved characters stand in a query as they are, but for ``&``, ``+``, ``#``,
    ``=``, ``[`` and ``]``, which would change what the query says."""


DEFAULT_STYLES: Mapping[Location, Style] = {
    "path": Style("simple"),
    "query": Style("form", explode=True),
    "header": Style("simple"),
    "cookie": Style("form", explode=True),
}


def encode_path(name: str, value: object, style: Style) -> str:
    """Percent-encoded text that stays within its segment.

    Raises `InvalidRequestError` for a value that is missing, empty or a dot segment.
    """
    plain = _plain(name, value, style)
    if plain is None or plain in ("", ".", "..", [], {}):
        raise InvalidRequestError(f"path parameter {name!r} must not be {value!r}")
    match style.name:
        case "label":
            return "." + _join(name, plain, "." if style.explode else ",", style)
        case "matrix":
            return "".join(f";{pair}" for pair in _form_pairs(name, plain, style))
        case _:
            return _join(name, plain, ",", style)


def encode_query(name: str, value: object, style: Style) -> str:
    """``name=value`` pairs, percent-encoded and joined by ``&``; empty: left out."""
    plain = _plain(name, value, style)
    if plain is None:
        return ""
    if style.name == "deepObject":
        return "&".join(_deep_pairs(_quote(name), plain, style))
    return "&".join(_form_pairs(name, plain, style))


def encode_header(name: str, value: object, style: Style) -> str | None:
    """The value of a header, not percent-encoded; None: left out."""
    plain = _plain(name, value, style)
    return None if plain is None else _join(name, plain, ",", style, write=str)


def encode_cookie(name: str, value: object, style: Style) -> str:
    """``name=value`` pairs, percent-encoded and joined by ``; ``; empty: left out."""
    plain = _plain(name, value, style)
    return "" if plain is None else "; ".join(_form_pairs(name, plain, style))


def _form_pairs(name: str, plain: _Plain, style: Style) -> Iterator[str]:
    key = _quote(name)
    match plain:
        case str():
            yield f"{key}={_quote(plain, style)}"
        case list() if style.explode:
            for item in plain:
                yield f"{key}={_quote(_scalar(name, item), style)}"
        case dict() if style.explode:
            for part, item in plain.items():
                yield f"{_quote(part)}={_quote(_scalar(name, item), style)}"
        case _ if plain:
            delimiter = _DELIMITERS.get(style.name, ",")
            yield f"{key}={_join(name, plain, delimiter, style)}"
        case _:
            pass


def _deep_pairs(key: str, plain: _Plain, style: Style) -> Iterator[str]:
    # OpenAPI defines one level of properties; deeper ones, and arrays (by index), are
    # written as most servers read them.
    match plain:
        case str():
            yield f"{key}={_quote(plain, style)}"
        case list():
            for index, item in enumerate(plain):
                yield from _deep_pairs(f"{key}[{index}]", item, style)
        case dict():
            for part, item in plain.items():
                yield from _deep_pairs(f"{key}[{_quote(part)}]", item, style)


def _join(
    name: str,
    plain: _Plain,
    delimiter: str,
    style: Style,
    write: Callable[[str], str] | None = None,
) -> str:
    write = write or partial(_quote, style=style)
    match plain:
        case str():
            return write(plain)
        case list():
            return delimiter.join(write(_scalar(name, item)) for item in plain)
        case dict():
            between = "=" if style.explode else delimiter
            return delimiter.join(
                f"{write(part)}{between}{write(_scalar(name, item))}"
                for part, item in plain.items()
            )


def _scalar(name: str, plain: _Plain) -> str:
    if isinstance(plain, str):
        return plain
    raise InvalidRequestError(
        f"parameter {name!r}: its style cannot write arrays or objects inside others"
    )


def _quote(text: str, style: Style | None = None) -> str:
    safe = _QUERY_RESERVED if style is not None and style.allow_reserved else ""
    return quote(text, safe=safe)


def _plain(name: str, value: object, style: Style) -> _Plain | None:
    try:
        if _is_left_out(value):
            return None
        return to_json(value).decode() if style.name == "json" else _reduce(value)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise InvalidRequestError(f"parameter {name!r}: {reason}")


def _is_left_out(value: object) -> bool:
    return value is None or value is omit


def _reduce(value: object) -> _Plain:
    match value:
        case Enum():
            return _reduce(value.value)
        case str():
            value.encode()  # a lone surrogate has no percent-encoding
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(int(value))
        case float():
            if not math.isfinite(value):
                raise ValueError(f"{value!r} is not a number that can be sent")
            return repr(float(value))
        case list() | tuple():
            items = cast("list[object]", value)
            return [_reduce(item) for item in items if not _is_left_out(item)]
        case dict():
            properties = cast("dict[object, object]", value)
            return {
                str(key): _reduce(item)
                for key, item in properties.items()
                if not _is_left_out(item)
            }
        case _:
            return _reduce(to_plain(value))
