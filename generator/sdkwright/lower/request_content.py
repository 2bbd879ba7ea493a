"""Request Body Objects → what a request holds."""

from __future__ import annotations

from ..diagnostics import Findings
from ..document import child
from ..ir import (
    FormContent,
    JsonContent,
    MultipartContent,
    RawContent,
    RequestContent,
    TextContent,
)
from .encodings import Encodings
from .media_names import FORM, STREAMS, essence, is_text, is_xml
from .media_types import MediaTypes
from .nodes import Node
from .schemas import Schemas


class RequestContents:
    """Lowers the content of bodies (OpenAPI 3.1, section 4.8.13)."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings
        self._media_types = MediaTypes(schemas, findings)
        self._encodings = Encodings(schemas, findings)

    def of(self, body: Node) -> RequestContent | None:
        """What is sent: JSON where there is some, else what stands first."""
        media = dict(self._media_types.of(body))
        json = (one for one, schema in media.items() if self._is_json(one, schema))
        chosen = next(json, next(iter(media), None))
        if chosen is None:
            return None
        for other in media:
            if other != chosen:
                self._findings.add(
                    "other-media-type",
                    child(body.pointer, "content", other),
                    f"`{other}` beside `{chosen}` is not generated",
                    lost="sending it",
                )
        return self._content(body, chosen, media[chosen])

    def _is_json(self, media_type: str, schema: Node) -> bool:
        return self._media_types.is_json(media_type, schema)

    def _content(self, body: Node, media_type: str, schema: Node) -> RequestContent:
        if self._is_json(media_type, schema):
            name = "application/json" if "*" in media_type else media_type
            return JsonContent(name, self._schemas.type_of(schema))
        name, media = essence(media_type), self._media_types.media(body, media_type)
        if name == FORM or name.startswith("multipart/"):
            kind = FormContent if name == FORM else MultipartContent
            encodings = self._encodings.of(media, schema)
            return kind(media_type, self._schemas.type_of(schema), encodings)
        if name in STREAMS or "itemSchema" in media.value:
            self._report(media, "event-stream", "a stream is the bytes that are sent")
        elif is_xml(media_type):
            self._report(media, "raw-body", "XML is its text")
        return (
            TextContent(media_type) if is_text(media_type) else RawContent(media_type)
        )

    def _report(self, media: Node, rule: str, message: str) -> None:
        lost = "the structure of the body"
        self._findings.add(rule, media.pointer, message, lost=lost)
