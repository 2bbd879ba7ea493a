"""Media types → what a body is: JSON, text, bytes or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import Findings
from ..document import child
from ..graph import without_null
from ..ir import (
    Content,
    JsonContent,
    NoContent,
    Nullable,
    Pointer,
    RawContent,
    Status,
    TextContent,
    TypeRef,
)
from .nodes import Node
from .schemas import Schemas

_STREAMS = (
    "text/event-stream",
    "application/jsonl",
    "application/x-ndjson",
    "application/json-seq",
)
_FORMS = ("multipart/", "application/x-www-form-urlencoded")
_XML = ("application/xml", "text/xml", "+xml")


class Contents:
    """Chooses among media types: JSON where there is some, else text or bytes."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings

    def request(self, body: Node) -> JsonContent | TextContent | RawContent | None:
        media = list(self._media(body))
        chosen = self._choose(media)
        self._report_others(body, media, chosen, "sending it")
        if chosen:
            self._report_structure(body, chosen.media_type)
        return chosen

    def success(
        self, pointer: Pointer, responses: Mapping[Status, Node]
    ) -> tuple[Content, frozenset[Status]]:
        """What a call returns, and the statuses that mean it.

        `pointer` is that of all responses: of the union where successes differ.
        """
        statuses = [status for status in responses if str(status)[0] == "2"]
        statuses = statuses or [status for status in responses if status == "default"]
        contents = [self._response(responses[status]) for status in statuses]
        chosen = min(contents, key=_precision, default=NoContent())
        for status, content in zip(statuses, contents, strict=True):
            if content not in (chosen, NoContent()) and not isinstance(
                content, JsonContent
            ):
                self._findings.add(
                    "several-successes",
                    responses[status].pointer,
                    "a call returns one kind of body; another success has another",
                    lost="the body of this answer",
                )
        if not isinstance(chosen, JsonContent):
            return chosen, frozenset(statuses)
        types = [one.type for one in contents if isinstance(one, JsonContent)]
        type_ = self._schemas.one_of(pointer, types)
        if len(set(types)) > 1:
            self._findings.add(
                "several-successes",
                pointer,
                "successes of several types are told apart by what fits best",
                lost="which status has which type",
            )
        if NoContent() in contents:
            type_ = Nullable(without_null(type_))
        return JsonContent(chosen.media_type, type_), frozenset(statuses)

    def error(self, response: Node) -> tuple[str, TypeRef | None]:
        """The media type of an error, and its type where it is JSON."""
        match self._choose(list(self._media(response))):
            case JsonContent(media_type, type_):
                return media_type, without_null(type_)
            case TextContent(media_type) | RawContent(media_type):
                return media_type, None
            case None:
                return "", None

    def _response(self, response: Node) -> Content:
        media = list(self._media(response))
        chosen = self._choose(media)
        self._report_others(response, media, chosen, "reading it")
        if chosen:
            self._report_structure(response, chosen.media_type)
        return chosen or NoContent()

    def _choose(
        self, media: list[tuple[str, Node]]
    ) -> JsonContent | TextContent | RawContent | None:
        for media_type, schema in media:
            if self._is_json(media_type, schema):
                name = "application/json" if "*" in media_type else media_type
                return JsonContent(name, self._schemas.type_of(schema))
        if not media:
            return None
        media_type = media[0][0]
        return (
            TextContent(media_type) if _is_text(media_type) else RawContent(media_type)
        )

    def _is_json(self, media_type: str, schema: Node) -> bool:
        name = _name(media_type)
        if name == "*/*":
            shape = self._schemas.shapes.of(schema)
            return shape.format != "binary" and shape.types != ("string",)
        return name in ("application/json", "text/json") or name.endswith("+json")

    def _report_others(
        self,
        owner: Node,
        media: list[tuple[str, Node]],
        chosen: JsonContent | TextContent | RawContent | None,
        lost: str,
    ) -> None:
        for media_type, _ in media:
            if chosen is None or media_type == chosen.media_type:
                continue
            if "*" in media_type and len(media) == 1:  # its own name is another
                continue
            rule = (
                "event-stream" if _name(media_type) in _STREAMS else "other-media-type"
            )
            self._findings.add(
                rule,
                child(owner.pointer, "content", media_type),
                f"`{media_type}` beside `{chosen.media_type}` is not generated",
                lost=lost,
            )

    def _report_structure(self, owner: Node, media_type: str) -> None:
        name = _name(media_type)
        if name in _STREAMS or self._has_items(owner, media_type):
            rule, message = "event-stream", "a stream of events is its bytes"
        elif name.startswith(_FORMS):
            rule, message = "raw-body", "a form is the bytes that are sent"
        elif name.endswith(_XML):
            rule, message = "raw-body", "XML is its text"
        else:
            return
        where = child(owner.pointer, "content", media_type)
        self._findings.add(rule, where, message, lost="the structure of the body")

    def _media(self, owner: Node) -> Iterator[tuple[str, Node]]:
        """Each media type with its schema."""
        for media_type, media in _content(owner).items():
            where = child(owner.pointer, "content", media_type)
            yield media_type, self._schemas.of_media(Node(where, media))

    def _has_items(self, owner: Node, media_type: str) -> bool:
        """Whether a body comes in items (OpenAPI 3.2, Media Type Object)."""
        where = child(owner.pointer, "content", media_type)
        media = Node(where, _content(owner).get(media_type))
        found = self._schemas.shapes.references.dereference(media)
        return found is not None and "itemSchema" in found.value


def _name(media_type: str) -> str:
    """A media type without parameters (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def _is_text(media_type: str) -> bool:
    name = _name(media_type)
    return name not in _STREAMS and (name.startswith("text/") or name.endswith(_XML))


def _content(owner: Node) -> Mapping[str, Any]:
    content = owner.value.get("content")
    return content if isinstance(content, dict) else {}


def _precision(content: Content) -> int:
    match content:
        case JsonContent():
            return 0
        case TextContent():
            return 1
        case RawContent():
            return 2
        case NoContent():
            return 3
