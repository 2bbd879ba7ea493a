"""Response Objects → what a call returns, and what errors hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    StreamContent,
    Success,
    Switched,
    TextContent,
    TypeRef,
)
from .media_names import is_stream
from .media_types import MediaTypes
from .nodes import Node
from .schemas import Schemas
from .stream_content import StreamContents

_WITHOUT_BODY = (204, 205)
"""The successes that have no body (RFC 9110, sections 15.3.5 and 15.3.6)."""


class ResponseContents:
    """Lowers the content of answers (OpenAPI 3.1, section 4.8.17)."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings
        self._media_types = MediaTypes(schemas, findings)
        self._streams = StreamContents(schemas)

    def success(
        self, method: str, responses: Mapping[Status, Node]
    ) -> tuple[Success, Switched | None, frozenset[Status]]:
        """What a call returns, the stream that it may return, the statuses that mean it."""
        statuses = [status for status in responses if str(status)[0] == "2"]
        statuses = statuses or [status for status in responses if status == "default"]
        stream = self._stream([responses[status] for status in statuses])
        contents = tuple(
            (status, content)
            for status in statuses
            if (content := self._content(method, status, responses[status]))
        )
        found = frozenset(statuses)
        if stream and all(content == NoContent() for _, content in contents):
            return stream, None, found
        switched = Switched(stream) if stream else None
        first = contents[0][1] if contents else NoContent()
        if all(_kind(content) == _kind(first) for _, content in contents):
            return first, switched, found
        return ByStatus(contents), switched, found

    def error(self, response: Node) -> tuple[str, TypeRef | None]:
        """The media type of an error, and its type where it is JSON."""
        match self._media_types.choose(list(self._media_types.of(response))):
            case JsonContent(media_type, type_):
                return media_type, without_null(type_)
            case TextContent(media_type) | RawContent(media_type):
                return media_type, None
            case None:
                return "", None

    def _stream(self, successes: Iterable[Node]) -> StreamContent | None:
        """The first stream that a success may hold; the others are told of."""
        chosen: StreamContent | None = None
        for response in successes:
            for media_type, _ in self._media_types.of(response):
                if not is_stream(media_type):
                    continue
                media = self._media_types.media(response, media_type)
                if chosen is None:
                    chosen = self._streams.of(media_type, media)
                else:
                    self._findings.add(
                        "event-stream",
                        media.pointer,
                        f"one stream is read; `{media_type}` is another",
                        lost="reading it",
                    )
        return chosen

    def _content(self, method: str, status: Status, response: Node) -> Content | None:
        """What an answer holds; None where that is a stream and nothing else."""
        described = list(self._media_types.of(response))
        media = [one for one in described if not is_stream(one[0])]
        if not media:
            return None if described else NoContent()
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
