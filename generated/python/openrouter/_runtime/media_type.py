"""Media types (RFC 9110 section 8.3.1)."""

from __future__ import annotations


def essence(media_type: str) -> str:
    """Type and subtype in lower case, without parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether it is JSON by its name, or by its suffix (RFC 6839 section 3.1)."""
    name = essence(media_type)
    return name in ("application/json", "text/json") or name.endswith("+json")


def charset_of(media_type: str) -> str:
    """The charset that it names, or UTF-8."""
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"')
    return "utf-8"
