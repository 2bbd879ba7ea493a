"""Media types (RFC 9110 section 8.3.1)."""

from __future__ import annotations

from fnmatch import fnmatchcase

_TEXTS = ("/xml", "+xml", "/yaml", "+yaml")


def essence(media_type: str) -> str:
    """Type and subtype in lower case, without parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether it is JSON by its name, or by its suffix (RFC 6839 section 3.1)."""
    name = essence(media_type)
    return name in ("application/json", "text/json") or name.endswith("+json")


def is_form(media_type: str) -> bool:
    """Whether it is made of the properties of an object, as forms of HTML are."""
    name = essence(media_type)
    return name == "application/x-www-form-urlencoded" or name.startswith("multipart/")


def is_text(media_type: str) -> bool:
    name = essence(media_type)
    return (name.startswith("text/") and not is_json(name)) or name.endswith(_TEXTS)


def is_in_range(media_type: str, range_: str) -> bool:
    """Whether a type is within a range such as ``image/*``, or is the same."""
    return fnmatchcase(essence(media_type), essence(range_))


def without_parameter(media_type: str, name: str) -> str:
    first, *parameters = media_type.split(";")
    kept = (one for one in parameters if one.partition("=")[0].strip().lower() != name)
    return ";".join((first, *kept))


def stated_charset(media_type: str) -> str:
    """The charset that it names, or UTF-8."""
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"')
    return "utf-8"
