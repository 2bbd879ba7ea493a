"""Request Body Objects → what a request holds."""

from __future__ import annotations

from ..diagnostics import Findings
from ..ir import JsonContent, RawContent, TextContent
from .media_types import MediaTypes
from .nodes import Node
from .schemas import Schemas


class RequestContents:
    """Lowers the content of bodies (OpenAPI 3.1, section 4.8.13)."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._media_types = MediaTypes(schemas, findings)

    def of(self, body: Node) -> JsonContent | TextContent | RawContent | None:
        media = list(self._media_types.of(body))
        chosen = self._media_types.choose(media)
        self._media_types.report_others(body, media, chosen, "sending it")
        if chosen:
            self._media_types.report_structure(body, chosen.media_type)
        return chosen
