"""Bodies that may be something else than JSON: forms, files, text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .body import Content, encode_json
from .contents import content_of
from .encode import encode_text
from .errors import InvalidRequestError
from .files import Upload, name_of, source_of, source_of_bytes, type_of_name
from .forms import encode_form, fields_of
from .media_type import is_form, is_in_range, is_json
from .multipart import encode_multipart
from .operation import Call, Operation


def encode_other_body(
    call: Call[Any], body: object, *, is_async: bool
) -> tuple[Content, str]:
    """As `encode_body`, where there is one: by the content that is asked for, or fits."""
    content = content_of(call)
    if content.wire_names:
        body = _renamed(body, content.wire_names)
    media_type = content.media_type
    if is_json(media_type):
        return encode_json(call.operation, body), media_type
    if not is_form(media_type):
        media_type = _concrete(media_type, body)
        return _raw(call.operation, body, media_type, is_async=is_async), media_type
    fields = fields_of(f"{call.operation.method} {call.operation.path}", body)
    if media_type.startswith("multipart/"):
        return encode_multipart(
            fields, content.encodings, media_type, is_async=is_async
        )
    return encode_form(fields, content.encodings), media_type


def _renamed(body: object, wire_names: Mapping[str, str]) -> object:
    """Properties under their wire names, where arguments are called otherwise."""
    if not isinstance(body, dict):
        return body
    properties = cast("dict[str, object]", body)
    return {wire_names.get(name, name): value for name, value in properties.items()}


def _concrete(media_type: str, body: object) -> str:
    """A type of a range: that of a file by its name, where it is one of them."""
    if "*" not in media_type:
        return media_type
    guess = type_of_name(name_of(body))
    return guess if is_in_range(guess, media_type) else "application/octet-stream"


def _raw(
    operation: Operation[Any], body: object, media_type: str, *, is_async: bool
) -> Content:
    kind = "an async iterator" if is_async else "an iterator"
    problem = (
        f"the body must be bytes, text, a binary file, a path or {kind} of bytes, not"
        f" {type(body).__name__}"
    )
    match body:
        case bytes():
            return body
        case str():
            try:
                return encode_text(body, media_type)
            except ValueError as error:
                problem = str(error)
        case list() | tuple():
            parts = cast("list[object]", body)
            if all(isinstance(part, bytes) for part in parts):
                return Upload(tuple(map(source_of_bytes, cast("list[bytes]", parts))))
        case _:
            if source := source_of(body, is_async=is_async):
                return Upload((source,))
    raise InvalidRequestError(f"{operation.method} {operation.path}: {problem}")
