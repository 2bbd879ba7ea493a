"""Percent-encoding (RFC 3986 section 2.1), as RFC 6570 section 3.2.1 does it."""

from __future__ import annotations

import re
from urllib.parse import quote

_TRIPLE = re.compile("(%[0-9A-Fa-f]{2})")


def escape(text: str) -> str:
    """All but unreserved characters are encoded."""
    return quote(text, safe="")


def escape_but(allowed: str, text: str) -> str:
    """``allowed`` characters stay as they are, and so does what is encoded already."""
    parts = _TRIPLE.split(text)
    parts[::2] = [quote(part, safe=allowed) for part in parts[::2]]
    return "".join(parts)
