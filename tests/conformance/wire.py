"""Requests as the page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..contract.server import Request
from .row import Seen

# What every request says, whatever it is called with.
_USUAL = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "host", "user-agent"}
)


# Of multipart bodies, new for each.
_BOUNDARY = re.compile("boundary=([0-9a-f]{32})")


def sent(seen: Seen) -> str:
    """What was sent, but for the prefix of the row and what every request says."""
    shown = " · ".join(part for one in seen.requests for part in _parts(seen, one))
    for boundary in _BOUNDARY.findall(shown):
        shown = shown.replace(boundary, "b")
    return shown


def _parts(seen: Seen, request: Request) -> Iterator[str]:
    target = request.target.replace(seen.prefix, "", 1)
    method = request.method if request.method != "GET" else ""
    if start := f"{method} {target}".strip():
        yield start
    for line in request.raw.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        if name.lower() not in _USUAL:
            yield f"{name}:{value}"
    if request.body:
        text = request.body.decode("utf-8", "backslashreplace")
        yield text.replace("\r", "\\r").replace("\n", "\\n")
