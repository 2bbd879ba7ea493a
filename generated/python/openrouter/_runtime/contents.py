"""Which of the contents that a body may have is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from .errors import InvalidRequestError
from .files import is_file
from .media_type import is_form, is_in_range, is_json, is_text
from .omit import omit
from .operation import Body, Call, Operation


def content_of(call: Call[Any]) -> Body:
    """What the caller asks for, else the first that the arguments fit.

    Raises `InvalidRequestError` where they fit none.
    """
    bodies, wanted = _bodies(call.operation), call.arguments.get("content_type", omit)
    if wanted is not omit:
        if "/" not in str(wanted):
            raise InvalidRequestError(f"content_type {wanted!r} is no media type")
        fitting = (one for one in bodies if is_in_range(wanted, one.media_type))
        return next(fitting, bodies[0])._replace(media_type=wanted)
    if len(bodies) == 1:
        return bodies[0]
    if (body := call.arguments.get("body", omit)) is not omit:
        return min(bodies, key=lambda one: _distance(one, body))
    fields = call.arguments.get("fields", {})
    return _of_fields(call, {k: v for k, v in fields.items() if v is not omit})


def _bodies(operation: Operation[Any]) -> tuple[Body, ...]:
    """All contents, at least one: what is not described is JSON."""
    media_type = operation.body or "application/json"
    return operation.bodies or (Body(media_type, encodings=operation.encodings),)


def _distance(content: Body, body: object) -> int:
    """How far a content is from what is usual for a value; 0 is best, 9 out of the question."""
    order: tuple[bool, ...]
    if content.required is not None:
        return 9
    name = content.media_type
    is_raw = not is_json(name) and not is_form(name) and not is_text(name)
    if is_file(body):
        order = (is_raw, is_text(name), is_form(name))
    elif isinstance(body, str):
        order = (is_text(name), is_json(name), is_raw)
    else:
        order = (is_json(name), is_form(name))
    return order.index(True) if True in order else 8


def _of_fields(call: Call[Any], given: Mapping[str, object]) -> Body:
    has_files = any(map(_holds_files, given.values()))
    for one in call.operation.bodies:
        carries = one.media_type.startswith("multipart/") or not has_files
        if carries and _fits(one, given):
            return one
    needed = (
        f"{one.media_type} needs {', '.join(one.required) or 'none'} and takes"
        f" {', '.join(one.optional) or 'no others'}"
        for one in call.operation.bodies
        if one.required is not None
    )
    raise InvalidRequestError(
        f"{call.operation.method} {call.operation.path}: the arguments fit no content"
        f" of the body: {'; '.join(needed)}"
    )


def _fits(content: Body, given: Collection[str]) -> bool:
    if content.required is None:
        return is_json(content.media_type) or is_form(content.media_type)
    required = set(content.required)
    return required <= set(given) <= required | set(content.optional)


def _holds_files(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(is_file, cast("Iterable[object]", value)))
    return is_file(value)
