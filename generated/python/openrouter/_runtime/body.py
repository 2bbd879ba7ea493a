"""Bodies of requests: arguments in, bytes or an upload out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from .encode import encode_text, to_json
from .errors import InvalidRequestError
from .files import Upload, source_of, source_of_bytes
from .forms import encode_form, fields_of
from .media_type import essence, is_json
from .multipart import encode_multipart
from .omit import omit
from .operation import Call, Operation

Content: TypeAlias = bytes | Upload


def encode_body(call: Call[Any], *, is_async: bool) -> tuple[Content | None, str]:
    """The content and its type; None and "" where there is no body.

    Raises `InvalidRequestError` for what cannot be sent, by a client of this kind.
    """
    if "fields" in call.arguments:
        fields = call.arguments["fields"]
        given = {key: value for key, value in fields.items() if value is not omit}
        body: object = given if given or call.operation.body_required else omit
    else:
        body = call.arguments.get("body", omit)
    if extra := call.options.get("extra_body"):
        body = _merge(body, extra)
    if body is omit:
        return None, ""
    media_type = call.operation.body or "application/json"
    if is_json(media_type):
        return _json(call.operation, body), media_type
    name = essence(media_type)
    subject = f"{call.operation.method} {call.operation.path}"
    if name == "application/x-www-form-urlencoded":
        fields = fields_of(subject, body)
        return encode_form(fields, call.operation.encodings), media_type
    if name.startswith("multipart/"):
        fields = fields_of(subject, body)
        encodings = call.operation.encodings
        return encode_multipart(fields, encodings, media_type, is_async=is_async)
    return _raw(call.operation, body, media_type, is_async=is_async), media_type


def _merge(body: object, extra: Mapping[str, object]) -> object:
    if body is omit:
        return extra
    if isinstance(body, dict):
        return {**cast("dict[str, object]", body), **extra}
    try:
        properties = json.loads(to_json(body))
    except (TypeError, ValueError, RecursionError):
        properties = None
    if not isinstance(properties, dict):
        raise InvalidRequestError("extra_body needs a body that is an object")
    return {**cast("dict[str, object]", properties), **extra}


def _json(operation: Operation[Any], body: object) -> bytes:
    try:
        return to_json(body)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise InvalidRequestError(f"{operation.method} {operation.path}: body: {reason}")


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
