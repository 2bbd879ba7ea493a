"""Multipart bodies: the properties of an object in, parts out (RFC 7578, RFC 2046)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple, cast
from urllib.parse import parse_qsl

from .encode import encode_text
from .errors import InvalidRequestError
from .files import (
    File,
    Source,
    Upload,
    name_of,
    source_of,
    source_of_bytes,
    type_of_name,
)
from .forms import Encoding, text_of, values_of
from .headers import why_unsendable
from .media_type import essence, is_json, without_parameter
from .parameters import encode_query

_JSON = "application/json"
_ANY = "application/octet-stream"
_STRUCTURES = (Mapping, list, tuple, set, frozenset)
_ESCAPES = {ord("\r"): "%0D", ord("\n"): "%0A", ord('"'): "%22"}


class _Part(NamedTuple):
    headers: Mapping[str, str]
    content: Source


def encode_multipart(
    fields: Mapping[str, object],
    encodings: Mapping[str, Encoding],
    media_type: str,
    *,
    is_async: bool,
    boundary: str | None = None,
) -> tuple[Upload, str]:
    """The body, and its type with the boundary: 128 random bits, which nothing else holds.

    The items of an array are parts of their own. A part is a file, text, or JSON for an
    object, unless its encoding says otherwise. Raises `InvalidRequestError` for what
    cannot be sent.
    """
    boundary = boundary or os.urandom(16).hex()
    media_type = without_parameter(media_type, "boundary")
    parts = [
        part
        for name, value in fields.items()
        for part in _parts(name, value, encodings.get(name, Encoding()), is_async)
    ]
    return Upload((*_sources(parts, boundary),)), f"{media_type}; boundary={boundary}"


def _sources(parts: Iterable[_Part], boundary: str) -> Iterator[Source]:
    for headers, content in parts:
        lines = [
            f"--{boundary}",
            *(f"{key}: {value}" for key, value in headers.items()),
        ]
        yield source_of_bytes("".join(f"{line}\r\n" for line in (*lines, "")).encode())
        yield content
        yield source_of_bytes(b"\r\n")
    yield source_of_bytes(f"--{boundary}--\r\n".encode())


def _parts(
    name: str, value: object, encoding: Encoding, is_async: bool
) -> Iterator[_Part]:
    if encoding.style:
        pairs = encode_query(name, value, encoding.style)
        for key, text in parse_qsl(pairs, keep_blank_values=True):
            yield _Part(_headers(key), source_of_bytes(text.encode()))
        return
    for one in values_of(value):
        yield _part(name, one, encoding, is_async)


def _part(name: str, value: object, encoding: Encoding, is_async: bool) -> _Part:
    file = value if isinstance(value, File) else File(cast("bytes", value))
    for said in cast("tuple[object, ...]", (file.name, file.content_type)):
        if said is not None and not isinstance(said, str):
            raise InvalidRequestError(
                f"part {name!r}: the name of a file, and its type, are strings"
            )
    allowed = [one.strip() for one in encoding.content_type.split(",") if one.strip()]
    source = source_of(_content(file), is_async=is_async)
    if source is None:
        content_type = file.content_type or _type_of_value(file.content, allowed)
        source = source_of_bytes(_text(name, file.content, content_type))
        file_name = file.name
    else:
        file_name = file.name or name_of(file.content) or name
        content_type = file.content_type or _type_of_file(file_name, allowed)
    if problem := why_unsendable({**file.headers, "Content-Type": content_type}):
        raise InvalidRequestError(f"part {name!r}: {problem}")
    usual = _headers(name, file_name, content_type)
    replaced = {key.lower() for key in file.headers}
    kept = {key: text for key, text in usual.items() if key.lower() not in replaced}
    return _Part({**kept, **file.headers}, source)


def _content(file: File) -> object:
    """What a file holds; text that somebody calls a file is its bytes."""
    text = cast("object", file.content)
    is_file = file.name is not None or file.content_type is not None
    return text.encode() if is_file and isinstance(text, str) else text


def _type_of_value(value: object, allowed: Sequence[str]) -> str:
    """Nothing for text, which is what a part without a type holds."""
    is_text = not isinstance(value, _STRUCTURES) and not hasattr(
        type(value), "model_dump"
    )
    concrete = [one for one in allowed if "*" not in one]
    fitting = (one for one in concrete if is_json(one) != is_text)
    otherwise = concrete[0] if concrete else "" if is_text else _JSON
    return next(fitting, otherwise)


def _type_of_file(name: str, allowed: Sequence[str]) -> str:
    """That which its name tells, if it is allowed; `allowed` may hold ranges."""
    guess = type_of_name(name)
    if not allowed or any(fnmatchcase(guess, essence(one)) for one in allowed):
        return guess
    return next((one for one in allowed if "*" not in one), _ANY)


def _text(name: str, value: object, content_type: str) -> bytes:
    text = text_of(name, value, content_type)
    try:
        return encode_text(text, content_type)
    except ValueError as error:
        reason = str(error)
    raise InvalidRequestError(f"{name!r}: {reason}")


def _headers(
    name: str, file_name: str | None = None, content_type: str = ""
) -> dict[str, str]:
    disposition = f'form-data; name="{name.translate(_ESCAPES)}"'
    if file_name is not None:
        disposition += f'; filename="{file_name.translate(_ESCAPES)}"'
    headers = {"Content-Disposition": disposition}
    return {**headers, "Content-Type": content_type} if content_type else headers
