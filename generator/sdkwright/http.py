"""What HTTP lets be a name."""

from __future__ import annotations

import re
from typing import TypeGuard

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def is_token(value: object) -> TypeGuard[str]:
    """Whether it can name a method, a header or a cookie (RFC 9110, section 5.6.2)."""
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None
