"""The ``Link`` header (RFC 8288): where an answer says that more is to be had."""

from __future__ import annotations

import re

import httpx2

_LINK = re.compile(r"<([^>]*)>((?:[^,<\"]|\"(?:[^\"\\]|\\.)*\")*)")
_RELATIONS = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))", re.IGNORECASE)


def link_to(relation: str, headers: httpx2.Headers) -> str | None:
    """The target of the first link with this relation, as it is written there."""
    for target, parameters in _LINK.findall(headers.get("link", "")):
        if found := _RELATIONS.search(parameters):
            names = (found[1] or found[2] or "").lower().split()
            if relation in names:
                return str(target)
    return None
