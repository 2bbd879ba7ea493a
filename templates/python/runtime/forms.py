"""Forms: the properties of an object in, names and values out (OpenAPI 3.1, section 4.8.15)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast
from urllib.parse import quote_plus

from .encode import to_json, to_plain
from .errors import InvalidRequestError
from .files import is_file
from .media_type import is_json
from .omit import omit
from .parameters import Style, encode_query
from .plain import is_undefined


class Encoding(NamedTuple):
    """How one property of a form is written; by its value alone where nothing is said."""

    content_type: str = ""
    """JSON for one property, say; several are separated by commas."""
    style: Style | None = None
    """As a query parameter of this style; ``content_type`` does not count then."""


def encode_form(
    fields: Mapping[str, object], encodings: Mapping[str, Encoding]
) -> bytes:
    """``application/x-www-form-urlencoded``, as the URL Standard (section 5.2) writes it.

    Arrays are repeated, objects are JSON, and None is left out, unless an encoding says
    otherwise. Raises `InvalidRequestError` for what has no form.
    """
    pairs = (
        pair
        for name, value in fields.items()
        for pair in _pairs(name, value, encodings.get(name, Encoding()))
    )
    return "&".join(pairs).encode()


def fields_of(subject: str, value: object) -> Mapping[str, object]:
    """The fields that a form is made of: those of a mapping, or of a model.

    Raises `InvalidRequestError`, which names the ``subject``, for anything else.
    """
    plain = value
    try:
        if not isinstance(plain, Mapping):
            plain = to_plain(plain)
    except (TypeError, ValueError, RecursionError):
        plain = None
    if isinstance(plain, Mapping):
        return cast("Mapping[str, object]", plain)
    kind = type(value).__name__
    raise InvalidRequestError(f"{subject}: a form is made of an object, not of {kind}")


def values_of(value: object) -> Iterator[object]:
    """What is written for a property: of an array, each of its items; of null, nothing."""
    is_array = isinstance(value, (list, tuple, set, frozenset))
    items = cast("Iterable[object]", value) if is_array else (value,)
    return (one for one in items if not is_undefined(one))


def text_of(name: str, value: object, content_type: str) -> str:
    """A value as JSON writes it; a string without its quotes, unless it is to be JSON.

    Raises `InvalidRequestError` for what has no text.
    """
    try:
        text = to_json(value).decode()
        is_string = text.startswith('"') and not is_json(content_type)
        return cast("str", json.loads(text)) if is_string else text
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise InvalidRequestError(f"{name!r}: {reason}")


def _pairs(name: str, value: object, encoding: Encoding) -> Iterator[str]:
    if encoding.style:
        if pairs := encode_query(name, value, encoding.style):
            yield pairs
        return
    is_whole = is_json(encoding.content_type) and value is not omit
    for one in (value,) if is_whole else values_of(value):
        if is_file(one) and not isinstance(one, (bytes, bytearray)):
            raise InvalidRequestError(f"{name!r}: this form takes no files, but bytes")
        yield f"{_quote(name)}={_quote(text_of(name, one, encoding.content_type))}"


def _quote(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")
