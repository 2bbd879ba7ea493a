"""Media types → what a body is: JSON, bytes or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Findings
from ..document import child
from ..ir import Content, JsonContent, NoContent, RawContent, Status, TypeRef
from .schemas import Schemas, without_null
from .shapes import Node

_STREAMS = (
    "text/event-stream",
    "application/jsonl",
    "application/x-ndjson",
    "application/json-seq",
)
_FORMS = ("multipart/", "application/x-www-form-urlencoded")


class Contents:
    """Chooses among media types: JSON where there is some, else bytes as they come."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings

    def request(self, body: Node) -> JsonContent | RawContent | None:
        media = list(_media(body))
        chosen = self._choose(media)
        self._report_others(media, chosen, "sending it")
        if isinstance(chosen, RawContent) and chosen.media_type.startswith(
            (*_FORMS, "text/")
        ):
            self._report_raw(
                body, chosen, "a form or a text is given as the bytes that are sent"
            )
        return chosen

    def success(
        self, responses: Mapping[Status, Node]
    ) -> tuple[Content, frozenset[Status]]:
        """What a call returns, and the statuses that mean it."""
        statuses = [status for status in responses if str(status)[0] == "2"]
        statuses = statuses or [status for status in responses if status == "default"]
        contents = [self._response(responses[status]) for status in statuses]
        chosen = min(contents, key=_precision, default=NoContent())
        for status, content in zip(statuses, contents, strict=True):
            if content != chosen:
                self._findings.add(
                    "several-successes",
                    responses[status].pointer,
                    "a call returns one type; another success has another",
                    lost="the type of this answer",
                )
        return chosen, frozenset(statuses)

    def error(self, response: Node) -> tuple[str, TypeRef | None]:
        chosen = self._choose(list(_media(response)))
        match chosen:
            case JsonContent(media_type, type_):
                return media_type, without_null(type_)
            case RawContent(media_type):
                return media_type, None
            case None:
                return "", None

    def _response(self, response: Node) -> Content:
        media = list(_media(response))
        chosen = self._choose(media)
        self._report_others(media, chosen, "reading it")
        if isinstance(chosen, RawContent) and chosen.media_type in _STREAMS:
            self._report_raw(
                response, chosen, "a stream of events is returned as its bytes"
            )
        return chosen or NoContent()

    def _choose(self, media: list[tuple[str, Node]]) -> JsonContent | RawContent | None:
        for media_type, schema in media:
            if self._is_json(media_type, schema):
                name = "application/json" if "*" in media_type else media_type
                return JsonContent(name, self._schemas.type_of(schema))
        return RawContent(media[0][0]) if media else None

    def _is_json(self, media_type: str, schema: Node) -> bool:
        name = media_type.partition(";")[0].strip().lower()
        if name == "*/*":
            shape = self._schemas.shapes.of(schema)
            return shape.format != "binary" and shape.types != ("string",)
        return name in ("application/json", "text/json") or name.endswith("+json")

    def _report_others(
        self,
        media: list[tuple[str, Node]],
        chosen: JsonContent | RawContent | None,
        lost: str,
    ) -> None:
        for media_type, schema in media:
            if chosen is None or media_type == chosen.media_type or "*" in media_type:
                continue
            rule = "event-stream" if media_type in _STREAMS else "other-media-type"
            self._findings.add(
                rule,
                schema.pointer.rpartition("/")[0],
                f"`{media_type}` beside `{chosen.media_type}` is not generated",
                lost=lost,
            )

    def _report_raw(self, owner: Node, content: RawContent, message: str) -> None:
        self._findings.add(
            "event-stream" if content.media_type in _STREAMS else "raw-body",
            child(owner.pointer, "content", content.media_type),
            message,
            lost="the structure of the body",
        )


def _media(owner: Node) -> Iterator[tuple[str, Node]]:
    content = owner.value.get("content")
    for media_type, media in content.items() if isinstance(content, dict) else ():
        schema = media.get("schema", True) if isinstance(media, dict) else True
        yield (
            media_type,
            Node(child(owner.pointer, "content", media_type, "schema"), schema),
        )


def _precision(content: Content) -> int:
    match content:
        case JsonContent():
            return 0
        case RawContent():
            return 1
        case NoContent():
            return 2
