"""Response Objects → what a call returns, and what errors hold."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Findings
from ..document import child
from ..graph import without_null
from ..ir import (
    ByStatus,
    Content,
    JsonContent,
    NoContent,
    RawContent,
    Status,
    Success,
    TextContent,
    TypeRef,
)
from .media_types import MediaTypes
from .nodes import Node
from .schemas import Schemas

_WITHOUT_BODY = (204, 205)
"""The successes that have no body (RFC 9110, sections 15.3.5 and 15.3.6)."""


class ResponseContents:
    """Lowers the content of answers (OpenAPI 3.1, section 4.8.17)."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings
        self._media_types = MediaTypes(schemas, findings)

    def success(
        self, method: str, responses: Mapping[Status, Node]
    ) -> tuple[Success, frozenset[Status]]:
        """What a call returns, and the statuses that mean it."""
        statuses = [status for status in responses if str(status)[0] == "2"]
        statuses = statuses or [status for status in responses if status == "default"]
        contents = tuple(
            (status, self._content(method, status, responses[status]))
            for status in statuses
        )
        first = contents[0][1] if contents else NoContent()
        if all(_kind(content) == _kind(first) for _, content in contents):
            return first, frozenset(statuses)
        return ByStatus(contents), frozenset(statuses)

    def error(self, response: Node) -> tuple[str, TypeRef | None]:
        """The media type of an error, and its type where it is JSON."""
        match self._media_types.choose(list(self._media_types.of(response))):
            case JsonContent(media_type, type_):
                return media_type, without_null(type_)
            case TextContent(media_type) | RawContent(media_type):
                return media_type, None
            case None:
                return "", None

    def _content(self, method: str, status: Status, response: Node) -> Content:
        media = list(self._media_types.of(response))
        if not media:
            return NoContent()
        if method == "HEAD" or status in _WITHOUT_BODY:
            self._findings.add(
                "impossible-body",
                child(response.pointer, "content"),
                "HTTP knows no body of an answer with this status, or to this method",
                hint="remove the `content`, or correct the status",
            )
            return NoContent()
        chosen = self._media_types.choose(media)
        if chosen is None:
            return NoContent()
        self._media_types.report_others(response, media, chosen)
        self._media_types.report_structure(response, chosen.media_type)
        return chosen


def _kind(content: Content) -> object:
    """What a body is read as, whatever its media type is called."""
    return content.type if isinstance(content, JsonContent) else type(content)
