"""Bodies of requests: arguments in, bytes or an upload out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .encode import to_json
from .errors import InvalidRequestError
from .media_type import is_json
from .omit import omit
from .operation import Call, Operation

if TYPE_CHECKING:
    from .files import Upload

Content: TypeAlias = "bytes | Upload"


def encode_body(call: Call[Any], *, is_async: bool) -> tuple[Content | None, str]:
    """The content and its type; None and "" where there is no body.

    Raises `InvalidRequestError` for what cannot be sent, by a client of this kind.
    """
    body = call.arguments.get("body", omit)
    if "fields" in call.arguments:
        fields = call.arguments["fields"]
        given = {key: value for key, value in fields.items() if value is not omit}
        if body is omit and (given or call.operation.body_required):
            body = given
        elif given:
            raise InvalidRequestError(
                f"{call.operation.method} {call.operation.path}: a whole body leaves no"
                f" room for {', '.join(given)}"
            )
    if extra := call.options.get("extra_body"):
        body = _merge(body, extra)
    if body is omit:
        return None, ""
    media_type = call.operation.body or "application/json"
    if is_json(media_type) and not call.operation.bodies:
        return encode_json(call.operation, body), media_type
    from .other_bodies import encode_other_body  # many APIs have none

    return encode_other_body(call, body, is_async=is_async)


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


def encode_json(operation: Operation[Any], body: object) -> bytes:
    """Raises `InvalidRequestError` for what JSON cannot say."""
    try:
        return to_json(body)
    except (TypeError, ValueError, RecursionError) as error:
        reason = str(error)
    raise InvalidRequestError(f"{operation.method} {operation.path}: body: {reason}")
