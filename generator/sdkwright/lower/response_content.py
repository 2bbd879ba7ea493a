"""Response Objects → what a call returns, and what errors hold."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Findings
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
from .media_types import MediaTypes
from .nodes import Node
from .schemas import Schemas


class ResponseContents:
    """Lowers the content of answers (OpenAPI 3.1, section 4.8.17)."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings
        self._media_types = MediaTypes(schemas, findings)

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
        match self._media_types.choose(list(self._media_types.of(response))):
            case JsonContent(media_type, type_):
                return media_type, without_null(type_)
            case TextContent(media_type) | RawContent(media_type):
                return media_type, None
            case None:
                return "", None

    def _response(self, response: Node) -> Content:
        media = list(self._media_types.of(response))
        chosen = self._media_types.choose(media)
        self._media_types.report_others(response, media, chosen, "reading it")
        if chosen:
            self._media_types.report_structure(response, chosen.media_type)
        return chosen or NoContent()


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
