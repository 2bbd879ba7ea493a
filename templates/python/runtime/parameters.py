"""OpenAPI parameters: values in, text for one place of a request out.

Styles and ``explode`` are those of the Parameter Object (OpenAPI 3.1, section 4.8.12),
which follows RFC 6570. A value that is undefined, ``None`` or `omit`, is left out; in a
path it is refused. So is what a style cannot write, before anything is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import quote

from .encode import to_json
from .errors import InvalidRequestError
from .headers import is_token
from .plain import Plain, is_undefined, plain

if TYPE_CHECKING:
    from .forms import Encoding

Location = Literal["path", "query", "querystring", "header", "cookie"]
StyleName = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
    "json",
    "text",
    "urlencoded",
]

_Write: TypeAlias = Callable[[str, str], str]
"""One value, written, and the reserved characters that would delimit it there."""

# RFC 3986, sections 3.3 and 3.4: reserved characters that end neither a segment of a path
# nor, by the rules of forms, a value in a query; RFC 6265, section 4.1.1: nor a cookie.
_RESERVED: Mapping[Location, str] = {
    "path": ":@!$&'()*+,;=",
    "query": ":/?@!$'()*,;=",
    "cookie": ":/?#[]@!$&'()*+=",
}
_DELIMITERS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}
_DOTS = ("", ".", "..")
_TRIPLE = re.compile("(%[0-9A-Fa-f]{2})")
_NOT_ASCII = re.compile(r"[^\x20-\x7e]")
_COOKIE = re.compile(r'("?)[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*\1')


class Style(NamedTuple):
    """How a parameter is written.

    "json", "text" and "urlencoded" (a form inside the parameter) are for those that OpenAPI
    describes by their ``content``.
    """

    name: StyleName
    explode: bool = False
    allow_reserved: bool = False
    """Reserved characters stand as they are where they cannot be taken for delimiters,
    and so does what is percent-encoded already (RFC 6570 section 3.2.3)."""


DEFAULT_STYLES: Mapping[Location, Style] = {
    "path": Style("simple"),
    "query": Style("form", explode=True),
    "querystring": Style("urlencoded"),
    "header": Style("simple"),
    "cookie": Style("form", explode=True),
}


def encode_path(name: str, value: object, style: Style) -> str:
    """Percent-encoded text that stays within its segment.

    Raises `InvalidRequestError` for a value that leaves it empty or a dot segment.
    """
    found = _plain(name, value, style)
    text = "" if found is None else _in_path(name, found, style)
    if text.replace("%2E", ".").replace("%2e", ".") in _DOTS:
        raise InvalidRequestError(f"path parameter {name!r} must not be {value!r}")
    return text


def encode_query(name: str, value: object, style: Style) -> str:
    """``name=value`` pairs, percent-encoded and joined by ``&``; empty: left out."""
    found = _plain(name, value, style)
    if found is None:
        return ""
    write = _writer("query", style)
    if style.name == "deepObject":
        return "&".join(_deep_pairs(_escape(name), found, write))
    pairs = _pairs(name, found, style, write)
    return "&".join(f"{_escape(key)}={text}" for key, text in pairs)


def encode_query_string(
    name: str, value: object, style: Style, encodings: Mapping[str, Encoding]
) -> str:
    """A whole query (OpenAPI 3.2), percent-encoded; empty: left out.

    ``encodings`` are those of the fields of a form.
    """
    if style.name == "urlencoded":
        return "" if is_undefined(value) else _form(name, value, encodings)
    found = _plain(name, value, style)
    return _escape(found) if isinstance(found, str) else ""


def encode_header(name: str, value: object, style: Style) -> str | None:
    """The value of a header, not percent-encoded; None: left out."""
    found = _plain(name, value, style)
    if found is None or found in ([], {}):
        return None
    text = _join(name, found, ",", style, _as_it_is)
    return _in_ascii(text) if style.name == "json" else text


def encode_cookie(name: str, value: object, style: Style) -> str:
    """``name=value`` pairs, joined by ``; ``; empty: left out.

    They are percent-encoded, but for the style `cookie` (OpenAPI 3.2, Appendix D): that
    raises `InvalidRequestError` for what cannot stand in a cookie as it is.
    """
    found = _plain(name, value, style)
    if found is None:
        return ""
    if style.name == "cookie":
        pairs = _pairs(name, found, style, _as_it_is)
        return "; ".join(_cookie(key, text) for key, text in pairs)
    pairs = _pairs(name, found, style, _writer("cookie", style))
    return "; ".join(f"{_escape(key)}={text}" for key, text in pairs)


def _in_path(name: str, found: Plain, style: Style) -> str:
    write = _writer("path", style)
    match style.name:
        case "label":
            delimiter = "." if style.explode else ","
            return "." + _join(name, found, delimiter, style, write) if found else ""
        case "matrix":
            pairs = _pairs(name, found, style, write)
            return "".join(
                f";{_escape(key)}={text}" if text else f";{_escape(key)}"
                for key, text in pairs
            )
        case _:
            return _join(name, found, ",", style, write)


def _pairs(
    name: str, found: Plain, style: Style, write: _Write
) -> Iterator[tuple[str, str]]:
    """Names, and values as they are written.

    None for what is undefined: an empty array or object.
    """
    match found:
        case str():
            yield name, write(found, "")
        case list() if style.explode:
            for item in found:
                yield name, write(_scalar(name, item), "")
        case dict() if style.explode:
            for part, item in found.items():
                yield part, write(_scalar(name, item), "")
        case _ if found:
            delimiter = _DELIMITERS.get(style.name, ",")
            yield name, _join(name, found, delimiter, style, write)
        case _:
            pass


def _deep_pairs(key: str, found: Plain, write: _Write) -> Iterator[str]:
    # OpenAPI defines one level of properties; deeper ones, and arrays (by index), are
    # written as most servers read them.
    match found:
        case str():
            yield f"{key}={write(found, '')}"
        case list():
            for index, item in enumerate(found):
                yield from _deep_pairs(f"{key}%5B{index}%5D", item, write)
        case dict():
            for part, item in found.items():
                yield from _deep_pairs(f"{key}%5B{_escape(part)}%5D", item, write)


def _join(name: str, found: Plain, delimiter: str, style: Style, write: _Write) -> str:
    """A value as one text."""
    match found:
        case str():
            return write(found, "")
        case list():
            parts = [write(_scalar(name, item), delimiter) for item in found]
        case dict() if style.explode:
            both = delimiter + "="
            parts = [
                f"{write(part, both)}={write(_scalar(name, item), both)}"
                for part, item in found.items()
            ]
        case dict():
            parts = [
                write(text, delimiter)
                for part, item in found.items()
                for text in (part, _scalar(name, item))
            ]
    # A space and a bar have to be encoded where they delimit, too (OpenAPI 3.2, Appendix E).
    written = delimiter if delimiter in ",." else _escape(delimiter)
    if written != delimiter and any(written in part for part in parts):
        raise InvalidRequestError(
            f"parameter {name!r}: {delimiter!r} is what delimits its values, and cannot"
            " stand in one of them"
        )
    return written.join(parts)


def _scalar(name: str, found: Plain) -> str:
    if isinstance(found, str):
        return found
    raise InvalidRequestError(
        f"parameter {name!r}: its style cannot write arrays or objects inside others"
    )


def _writer(location: Location, style: Style) -> _Write:
    if not style.allow_reserved:
        return _escape
    reserved = _RESERVED[location]
    if style.name == "matrix":
        reserved = reserved.replace(";", "")
    return partial(_but_reserved, reserved)


def _escape(text: str, _: str = "") -> str:
    return quote(text, safe="")


def _but_reserved(reserved: str, text: str, delimiters: str) -> str:
    """As RFC 6570 section 3.2.3 says: what is encoded already stays as well."""
    allowed = "".join(one for one in reserved if one not in delimiters)
    parts = _TRIPLE.split(text)
    parts[::2] = [quote(part, safe=allowed) for part in parts[::2]]
    return "".join(parts)


def _as_it_is(text: str, _: str) -> str:
    return text


def _cookie(name: str, text: str) -> str:
    if is_token(name) and _COOKIE.fullmatch(text):
        return f"{name}={text}"
    raise InvalidRequestError(
        f"cookie {name!r}: it is sent as it is, and holds what no cookie can: escape that"
    )


def _in_ascii(json_text: str) -> str:
    """JSON without characters that no header can hold."""
    return _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], json_text)


def _plain(name: str, value: object, style: Style) -> Plain | None:
    if is_undefined(value):
        return None
    try:
        match style.name:
            case "json":
                return to_json(value).decode()
            case "urlencoded":
                return _form(name, value, {})
            case "text":
                if isinstance(found := plain(value), str):
                    return found
                reason = "its text must be given as a string"
            case _:
                return plain(value)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise InvalidRequestError(f"parameter {name!r}: {reason}")


def _form(name: str, value: object, encodings: Mapping[str, Encoding]) -> str:
    from .forms import encode_form, fields_of  # whose fields are parameters, in turn

    fields = fields_of(f"parameter {name!r}", value)
    return encode_form(fields, encodings).decode()
