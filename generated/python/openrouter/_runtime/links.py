"""The ``Link`` header (RFC 8288): where an answer says that more is to be had."""

from __future__ import annotations

import re

import httpx2

# No URL holds a "<": so that each byte is looked at once, whatever a server sends.
_LINK = re.compile(r"<([^<>]*)>((?:[^,<\"]|\"(?:[^\"\\]|\\.)*\")*)")
_PARAMETER = re.compile(
    r";\s*([^\s=;\"]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;\"]*))"
)


def link_to(relation: str, headers: httpx2.Headers) -> str | None:
    """The target of the first link with this relation, as it is written there."""
    for target, parameters in _LINK.findall(headers.get("link", "")):
        if relation in _relations(parameters):
            return str(target)
    return None


def _relations(parameters: str) -> list[str]:
    """What a link says of itself; only the first ``rel`` counts (section 3.3)."""
    for name, quoted, plain in _PARAMETER.findall(parameters):
        if name.lower() == "rel":
            relations: str = quoted or plain
            return relations.lower().split()
    return []
