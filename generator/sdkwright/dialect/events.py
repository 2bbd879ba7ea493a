"""Events whose data is JSON in a string → events whose data is that JSON.

The data of a Server-Sent Event is always text. OpenAPI 3.2 (Server-Sent Event Streams)
says what is in it by `contentMediaType` and `contentSchema`; most documents write the
schema of the JSON itself, and lowering knows that alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import DocumentProblem
from ..document import Document, UnresolvedReference, child
from ..trees import objects, places

_MEDIA_TYPE = "text/event-stream"
_COMBINED = ("allOf", "anyOf", "oneOf")


def make_plain(document: Document) -> None:
    """Rewrite the schemas of all event streams in place."""
    roots = document.files.values()
    if not any("contentSchema" in one for root in roots for one in objects(root)):
        return
    for file, root in document.files.items():
        for pointer, value in list(places(f"{file}#", root)):
            media = value.get(_MEDIA_TYPE) if isinstance(value, dict) else None
            for key in ("schema", "itemSchema"):
                where = child(pointer, _MEDIA_TYPE, key)
                schema = media.get(key) if isinstance(media, dict) else None
                for event in _events(document, where, schema, set()):
                    _unwrap(event)


def _events(
    document: Document, pointer: str, schema: Any, seen: set[str]
) -> Iterator[dict[str, Any]]:
    """A schema and all that it refers to or combines, but for their properties."""
    if not isinstance(schema, dict) or pointer in seen:
        return
    seen.add(pointer)
    yield schema
    for keyword in _COMBINED:
        listed = schema.get(keyword)
        for index, one in enumerate(listed if isinstance(listed, list) else ()):
            yield from _events(document, child(pointer, keyword, index), one, seen)
    if isinstance(schema.get("$ref"), str):
        try:
            found = document.resolve(schema["$ref"], pointer)
        except (UnresolvedReference, DocumentProblem):
            return  # lowering tells
        yield from _events(document, found.pointer, found.value, seen)


def _unwrap(event: dict[str, Any]) -> None:
    match event.get("properties"):
        case {"data": {"contentMediaType": "application/json", "contentSchema": inner}}:
            event["properties"]["data"] = inner
