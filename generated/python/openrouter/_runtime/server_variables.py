"""Variables of servers' URLs (OpenAPI 3.1, section 4.8.6), and what may stand for them.

A value is text for its place: it cannot lead to another host than the URL says, nor out
of the part of the path that it stands in. Where the default of a variable is itself a
path, or holds several segments of one, so may the values that are given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from .errors import ConfigurationError


class Variable(NamedTuple):
    """A variable, as the API's description has it."""

    default: str | None = None
    """None: it has to be given."""
    values: tuple[str, ...] = ()
    """All that it may be; empty: whatever can stand in its place."""


_Place: TypeAlias = tuple[str, str]
"""What can stand in a part of a URL (RFC 3986, section 3): in words, and as a pattern,
which is compiled when it is needed."""

_NAME = r"[\w-]+(\.[\w-]+)*"
_ANY_HOST = rf"({_NAME}|\[[0-9A-Fa-f:.]+\])"
# A pchar, or a letter beyond ASCII; no escape hides a dot, a slash or a backslash.
_CHAR = r"([\w.~!$&'()*+,;=:@-]|%(?!2[EeFf]|5[Cc])[0-9A-Fa-f]{2})"
_BASE_URL = (
    "an http or https URL without credentials, query and fragment",
    rf"(?i:https?)://{_ANY_HOST}(:[0-9]+)?(/({_CHAR}|/)*)?",
)
_SCHEME = ("http or https", "(?i:https?)")
_AUTHORITY = ("a host, perhaps with a port", f"{_ANY_HOST}(:[0-9]+)?")
_HOST = ("a host", _ANY_HOST)
_LABELS = ("a part of a host's name", _NAME)
_PORT = ("a port", "[0-9]+")
_PATH_AFTER_HOST = ("empty or a path", f"(/({_CHAR}|/)*)?")
_PATH = ("a path", f"({_CHAR}|/)*")
_SEGMENT = ("a segment of a path", f"{_CHAR}+")

_AUTHORITY_SO_FAR = "[^/]*//([^/]*)"
_VARIABLE = r"\{([^{}]*)\}"


def expand(
    url: str, variables: Mapping[str, Variable], given: Mapping[str, str]
) -> str:
    """The URL with a value in the place of each ``{variable}``; all must have one.

    A slash at both sides of a place is written once. Raises `ConfigurationError` for a
    value that cannot stand where it is to.
    """

    def value_of(match: re.Match[str]) -> str:
        variable = variables[match[1]]
        before, after = url[: match.start()], url[match.end() :]
        value = given.get(match[1], variable.default) or ""
        if value != variable.default:
            place = _place(before, after, variable.default or "")
            _check(match[1], value, variable, place, url)
        if before.endswith("/"):
            value = value.lstrip("/")
        return value.rstrip("/") if after.startswith("/") else value

    expanded = re.sub(_VARIABLE, value_of, url)
    if _dot_segments(expanded) > _dot_segments(url):
        raise ConfigurationError(f"the variables make a dot segment of {url!r}")
    return expanded


def _check(
    name: str, value: object, variable: Variable, place: _Place, url: str
) -> None:
    if not isinstance(value, str):
        raise ConfigurationError(f"{name} must be a string")
    if variable.values:
        if value not in variable.values:
            known = ", ".join(map(repr, variable.values))
            raise ConfigurationError(f"{name} must be one of {known}, not {value!r}")
    elif not re.fullmatch(place[1], value):
        raise ConfigurationError(f"{name} must be {place[0]} in {url!r}")


def _place(before: str, after: str, default: str) -> _Place:
    """The place of a variable between what is written before and after it."""
    if not before:
        return _SCHEME if after.startswith("://") else _BASE_URL
    authority = re.fullmatch(_AUTHORITY_SO_FAR, before)
    if not authority:
        return _PATH if "/" in default else _SEGMENT
    if default.startswith("/"):
        return _PATH_AFTER_HOST
    if before.endswith(":"):
        return _PORT
    if authority[1]:
        return _LABELS
    match after[:1]:
        case "" | "/":
            return _AUTHORITY
        case ":":
            return _HOST
        case _:
            return _LABELS


def _dot_segments(url: str) -> int:
    return sum(unquote(segment) in (".", "..") for segment in url.split("/"))
