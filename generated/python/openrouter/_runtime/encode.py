"""JSON for requests: one pass over the value, whatever it holds."""

from __future__ import annotations

import json
import math
from base64 import b64encode
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from .media_type import stated_charset
from .omit import Omit

if TYPE_CHECKING:
    from pydantic import BaseModel


def to_json(value: object) -> bytes:
    """``value`` as compact UTF-8 JSON.

    Mappings are sent as given. Raises ValueError or TypeError for what JSON cannot say:
    NaN and infinities, lone surrogates, circular references, unknown types.
    """
    text = json.dumps(
        value,
        default=to_plain,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    return text.encode()


def encode_text(text: str, media_type: str) -> bytes:
    """``text`` in the charset of its media type.

    Raises ValueError where that is unknown, or has no such character.
    """
    charset = stated_charset(media_type)
    try:
        return text.encode(charset)
    except LookupError:
        raise ValueError(f"{charset!r} is no charset that is known") from None


def to_plain(value: object) -> Any:
    """What stands in JSON for a value that JSON has no type for.

    Times are as in RFC 3339, bytes in base64 (RFC 4648 section 4), decimals numbers
    (as strings where a float would round them). Models say for themselves. Raises
    TypeError for an unknown type, ValueError for a datetime without a time zone.
    """
    match value:
        case datetime() | date() | time():
            return iso(value)
        case Decimal():
            return _number(value)
        case bytes() | bytearray():
            return b64encode(value).decode()
        case Omit():
            raise TypeError("omit can only stand for an argument, not inside one")
        case Enum():
            return value.value
        case Mapping():
            return dict(cast("Mapping[object, object]", value))
        case set() | frozenset():
            return list(cast("set[object]", value))
        case _:
            return _other(value)


def _number(value: Decimal) -> float | str:
    number = float(value)
    is_same = not math.isfinite(number) or Decimal(repr(number)) == value
    return number if is_same else str(value)


def iso(value: datetime | date | time) -> str:
    """RFC 3339, with Z for UTC.

    Raises ValueError for a datetime without a time zone: section 5.6 demands an offset,
    and servers that take one without it guess which moment is meant.
    """
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise ValueError(
            f"the datetime {value} has no time zone: give it one, such as tzinfo=UTC"
        )
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _other(value: object) -> Any:
    from pydantic_core import PydanticSerializationError, to_jsonable_python

    from .files import File
    from .unknown import UnknownVariant

    if hasattr(type(value), "model_dump"):  # importing BaseModel to ask is slow
        model = cast("BaseModel", value)
        # A `Model` leaves out what is not set; others say for themselves.
        return model.model_dump(mode="json", by_alias=True)
    if isinstance(value, UnknownVariant):
        return value.raw
    no_form = TypeError(f"a value of type {type(value).__name__} has no JSON form")
    if isinstance(value, File) or hasattr(value, "read"):
        raise no_form  # pydantic would write the fields of one, the lines of the other
    try:
        return to_jsonable_python(value)
    except PydanticSerializationError:
        raise no_form from None
