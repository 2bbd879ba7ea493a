"""Strings from the document → literals and struct tags of Go.

Everything is quoted here, where it is printed, and nowhere earlier; comments are in
`comments.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from ..code import Code
from ..ir import JsonScalar

_SPECIAL = re.compile(r"[^ !#-\[\]-~]")
_ESCAPES = {
    **{'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"},
    **{"\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v"},
}


def literal(value: JsonScalar) -> Code:
    """A literal in ASCII; strings are interpreted ones, as strconv.QuoteToASCII has them."""
    if isinstance(value, str):
        return Code(f'"{_SPECIAL.sub(_escaped, value)}"')
    if isinstance(value, bool):
        return Code("true" if value else "false")
    return Code(repr(value))


def tag(*pairs: tuple[str, str]) -> Code:
    """A struct tag, as reflect.StructTag reads it; its values may be any text."""
    # What cannot stand between backquotes is escaped in the value.
    parts = (f"{key}:{literal(value)}".replace("`", "\\x60") for key, value in pairs)
    return Code(f"`{' '.join(parts)}`")


def listed(values: Iterable[JsonScalar]) -> str:
    """Values as one text: a comma stands between them, a backslash before one of their own."""
    texts = (one if isinstance(one, str) else json.dumps(one) for one in values)
    return ",".join(one.replace("\\", "\\\\").replace(",", "\\,") for one in texts)


def in_tag(name: str) -> str:
    """A name as `json` tags hold it: go vet takes any comma for the end of the name."""
    return name.replace("\\", "\\\\").replace(",", "\\x2c")


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _ESCAPES:
        return _ESCAPES[char]
    if 0xD800 <= code < 0xE000:  # half of a pair: no text of Go holds it
        return "\\ufffd"
    if code < 0x20 or code == 0x7F:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
