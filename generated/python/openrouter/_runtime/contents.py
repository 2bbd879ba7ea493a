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

    Raises TypeError, as Python does, where an argument is missing, and
    `InvalidRequestError` where arguments belong to different contents.
    """
    bodies, wanted = _bodies(call.operation), call.arguments.get("content_type", omit)
    body = call.arguments.get("body", omit)
    fields = call.arguments.get("fields", {})
    given = {name: value for name, value in fields.items() if value is not omit}
    if wanted is not omit:
        if "/" not in str(wanted):
            raise InvalidRequestError(f"content_type {wanted!r} is no media type")
        fitting = (one for one in bodies if is_in_range(wanted, one.media_type))
        content = next(fitting, bodies[0])._replace(media_type=wanted)
        if body is omit and _missing(content, given):
            raise _missing_error(call, [content], given)
        return content
    if len(bodies) == 1:
        return bodies[0]
    if body is not omit:
        return min(bodies, key=lambda one: _distance(one, body))
    return _of_fields(call, given)


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
    bodies = call.operation.bodies
    telling = [one for one in bodies if one.required is not None]
    has_files = any(map(_holds_files, given.values()))
    taking = [
        one
        for one in telling or bodies
        if (one.media_type.startswith("multipart/") or not has_files)
        and _takes(one, given)
    ]
    for one in taking:
        if not _missing(one, given):
            return one
    if taking:
        raise _missing_error(call, taking, given)
    needed = (
        f"{one.media_type} needs {', '.join(one.required or ()) or 'none'} and takes"
        f" {', '.join(one.optional) or 'no others'}"
        for one in telling
    )
    raise InvalidRequestError(
        f"{call.operation.method} {call.operation.path}: the arguments fit no content"
        f" of the body: {'; '.join(needed)}"
    )


def _takes(content: Body, given: Collection[str]) -> bool:
    """Whether it has a place for all that is given."""
    if content.required is None:
        return is_json(content.media_type) or is_form(content.media_type)
    return set(given) <= {*content.required, *content.optional}


def _missing(content: Body, given: Collection[str]) -> list[str]:
    return [name for name in content.required or () if name not in given]


def _missing_error(
    call: Call[Any], contents: Iterable[Body], given: Collection[str]
) -> TypeError:
    """In the words of Python, which cannot know which content is meant."""
    needed = (f"{_said(_missing(one, given))} for {one.media_type}" for one in contents)
    return TypeError(
        f"{call.operation.method} {call.operation.path}: missing {' or '.join(needed)}"
    )


def _said(names: list[str]) -> str:
    """Such as ``2 required keyword-only arguments: 'a' and 'b'``."""
    *others, last = map(repr, names)
    listed = f"{', '.join(others)}{',' * (len(names) > 2)} and {last}"
    plural = "s" * (len(names) > 1)
    return (
        f"{len(names)} required keyword-only argument{plural}:"
        f" {listed if others else last}"
    )


def _holds_files(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(is_file, cast("Iterable[object]", value)))
    return is_file(value)
