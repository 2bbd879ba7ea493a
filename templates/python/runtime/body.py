"""Bodies of requests: arguments in, bytes or a stream of bytes out."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any, TypeAlias, cast

from .encode import to_json
from .errors import InvalidRequestError
from .media_type import is_json
from .omit import omit
from .operation import Call, Operation

Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]


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
    return _raw(call.operation, body, is_async=is_async), media_type


def _merge(body: object, extra: Mapping[str, object]) -> object:
    if body is omit:
        return extra
    try:
        properties = json.loads(to_json(body))
    except (TypeError, ValueError, RecursionError):
        properties = None
    if not isinstance(properties, dict):
        raise InvalidRequestError("extra_body needs a body that is a JSON object")
    return {**cast("dict[str, object]", properties), **extra}


def _json(operation: Operation[Any], body: object) -> bytes:
    try:
        return to_json(body)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise InvalidRequestError(f"{operation.method} {operation.path}: body: {reason}")


def _raw(operation: Operation[Any], body: object, *, is_async: bool) -> Content:
    kind = type(body).__name__
    stream = AsyncIterable if is_async else Iterable
    match body:
        case bytes():
            return body
        case bytearray() | memoryview():
            return bytes(cast("bytearray", body))
        case str():
            return body.encode()
        case list() | tuple():
            parts = cast("list[object]", body)
            if all(isinstance(part, bytes) for part in parts):
                return b"".join(cast("list[bytes]", parts))
        case Mapping() | io.TextIOBase():
            pass
        case _ if isinstance(body, stream):
            return cast("Content", body)
        case _:
            pass
    raise InvalidRequestError(
        f"{operation.method} {operation.path}: the body must be bytes, text or"
        f" {stream.__name__} of bytes, not {kind}"
    )
