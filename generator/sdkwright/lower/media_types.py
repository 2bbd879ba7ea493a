"""Media types: which one is taken of those that a body may have, and what that says."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Findings
from ..document import child
from ..ir import JsonContent, RawContent, TextContent
from .media_names import FORM, essence, is_json, is_spelling, is_text, is_xml, json_name
from .nodes import Node
from .schemas import Schemas

_FORMS = ("multipart/", FORM)


class MediaTypes:
    """Chooses among media types: JSON where there is some, else text or bytes."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings

    def of(self, owner: Node) -> Iterator[tuple[str, Node]]:
        """Each media type of a body or an answer, with its schema."""
        for media_type, media in owner.entries("content"):
            yield media_type, self._schemas.of_media(media)

    def media(self, owner: Node, media_type: str) -> Node:
        """A Media Type Object, which may be a reference (OpenAPI 3.2)."""
        media = owner.get("content", media_type)
        found = self._schemas.shapes.references.dereference(media)
        return found or Node(media.pointer, {})

    def choose(
        self, media: list[tuple[str, Node]]
    ) -> JsonContent | TextContent | RawContent | None:
        """The content that is taken of several; None where there is none.

        JSON that is a mere text says less than the bytes beside it.
        """
        of_json = [one for one in media if self.is_json(*one)]
        others = [one for one, _ in media if not is_json(one) and "*" not in one]
        are_bytes = any(not is_text(one) for one in others)
        for media_type, schema in of_json:
            if not are_bytes or self._schemas.shapes.of(schema).types != ("string",):
                type_ = self._schemas.type_of(schema)
                return JsonContent(json_name(media_type), type_)
        if not media:
            return None
        first, *others = others or [media_type for media_type, _ in media]
        alike = tuple(one for one in others if is_text(one) == is_text(first))
        content = TextContent if is_text(first) else RawContent
        return content(first, alike)

    def is_json(self, media_type: str, schema: Node) -> bool:
        """Whether it is JSON, or any type with a schema that JSON alone can have."""
        if essence(media_type) == "*/*":
            shape = self._schemas.shapes.of(schema)
            return shape.format != "binary" and shape.types != ("string",)
        return is_json(media_type)

    def report_others(
        self,
        response: Node,
        media: list[tuple[str, Node]],
        chosen: JsonContent | TextContent | RawContent,
    ) -> None:
        """Tell of those that an answer may have and is not asked for."""
        schemas = dict(media)
        data = schemas.get(chosen.media_type)
        alike = () if isinstance(chosen, JsonContent) else chosen.alike
        for media_type, schema in media:
            if media_type in (chosen.media_type, *alike):
                continue
            if "*" in media_type and len(media) == 1:  # its own name is another
                continue
            where = child(response.pointer, "content", media_type)
            message = f"`{media_type}` is not asked for beside `{chosen.media_type}`"
            if is_spelling(media_type) or _is_same(schema, data):
                self._findings.add("other-spelling", where, message)
            else:
                self._findings.add(
                    "other-media-type",
                    where,
                    message,
                    hint="`.streamed(...)` reads it, with an `Accept` in `extra_headers`",
                    lost="its type",
                )

    def report_structure(self, owner: Node, media_type: str) -> None:
        """Tell of a structure that stays text or bytes."""
        name = essence(media_type)
        if self._has_items(owner, media_type):
            rule, message = "event-stream", "items of this media type are its bytes"
        elif name.startswith(_FORMS):
            rule, message = "raw-body", "a form is its bytes"
        elif is_xml(media_type):
            rule, message = "raw-body", "XML is its text"
        else:
            return
        where = child(owner.pointer, "content", media_type)
        self._findings.add(rule, where, message, lost="the structure of the body")

    def _has_items(self, owner: Node, media_type: str) -> bool:
        """Whether a body comes in items (OpenAPI 3.2, Media Type Object)."""
        return "itemSchema" in self.media(owner, media_type).value


def _is_same(schema: Node, other: Node | None) -> bool:
    """Whether two media types say the same of their data, and say something."""
    return other is not None and schema.value == other.value not in (True, {})
