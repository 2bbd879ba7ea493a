"""What may stand in the head of a request (RFC 9110 section 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"([\x21-\x7e]([\x20-\x7e\t]*[\x21-\x7e])?)?")
_FRAMING = frozenset({"content-length", "transfer-encoding"})


def is_token(text: object) -> bool:
    """Whether it can be the name of a header, or a method."""
    return isinstance(text, str) and _TOKEN.fullmatch(text) is not None


def is_value(text: object) -> bool:
    """Whether it can be the value of a header: printable ASCII, no spaces around it."""
    return isinstance(text, str) and _VALUE.fullmatch(text) is not None


def why_unsendable(headers: Mapping[Any, object]) -> str | None:
    """Why these cannot be sent; does not show their values, which may be secret."""
    for name, value in headers.items():
        if not is_token(name):
            return f"{name!r} is not the name of a header"
        if name.lower() in _FRAMING:
            return f"header {name}: follows from the body alone"
        if not is_value(value):
            return (
                f"header {name}: the value must be text of printable ASCII characters"
                " without spaces around it"
            )
    return None
