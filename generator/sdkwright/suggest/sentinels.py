"""Event streams that end with a text of their own, as in `data: [DONE]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..document import Document, Resolved, UnresolvedReference, child
from ..extensions import SSE_SENTINEL, sse_sentinel
from ..ir import Operation
from ..trees import places
from .evidence import below
from .proposal import Proposal

_STREAM = "text/event-stream"
_SENTINEL = "[DONE]"
_FURTHEST = 3  # references that lead from an operation to a text about it


def sentinels(
    operations: Iterable[Operation], document: Document
) -> Iterator[Proposal]:
    """Streams of which the document shows the sentinel somewhere, each once."""
    told: set[str] = set()
    for operation in operations:
        for media in _streams(operation.pointer, document):
            if media.pointer in told or not media.pointer.startswith("#"):
                continue
            told.add(media.pointer)
            found = _shows(operation.pointer, media, document)
            if found and sse_sentinel(media.value) is None:
                reason = f"the document shows how it ends: {_excerpt(found)}"
                yield Proposal(
                    media.pointer, operation.id, (reason,), SSE_SENTINEL, _SENTINEL
                )


def _streams(operation: str, document: Document) -> Iterator[Resolved]:
    """The media types of the successes of an operation that are event streams."""
    responses = below(operation, document, "responses")
    for status in responses.value if responses else ():
        if responses and str(status).startswith("2"):
            content = below(responses.pointer, document, status, "content")
            for name, media in content.value.items() if content else ():
                if content and name.lower().startswith(_STREAM):
                    yield Resolved(child(content.pointer, name), media)


def _shows(operation: str, media: Resolved, document: Document) -> str | None:
    """The first text that shows the sentinel, of an operation and what it refers to."""
    level = [media, document.resolve(operation, "#")]
    seen: set[str] = set()
    for _ in range(_FURTHEST):
        further: list[Resolved] = []
        for one in level:
            for here, container in places(one.pointer, one.value):
                for text in filter(_is_text, _values(container)):
                    if _SENTINEL in text:
                        return str(text)
                target = _referred(here, container, document)
                if target and target.pointer not in seen:
                    seen.add(target.pointer)
                    further.append(target)
        level = further
    return None


def _values(container: Any) -> Iterable[Any]:
    return container.values() if isinstance(container, dict) else container


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _referred(pointer: str, value: Any, document: Document) -> Resolved | None:
    match value:
        case {"$ref": str(reference)}:
            try:
                return document.resolve(reference, pointer)
            except UnresolvedReference:
                return None
    return None


def _excerpt(text: str) -> str:
    """The sentinel with the words around it."""
    before, _, after = " ".join(text.split()).partition(_SENTINEL)
    return f"{before[-30:]}{_SENTINEL}{after[:10]}".strip()
