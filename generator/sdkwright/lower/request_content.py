"""Request Body Objects → what a request holds."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Findings
from ..document import child
from ..ir import (
    AnyJson,
    FormContent,
    JsonContent,
    MapOf,
    MultipartContent,
    RawContent,
    RequestContent,
    TextContent,
    TypeRef,
)
from .encodings import Encodings
from .media_names import (
    FORM,
    essence,
    is_form,
    is_json,
    is_spelling,
    is_stream,
    is_text,
    is_xml,
    json_name,
)
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

    def of(self, body: Node) -> tuple[RequestContent, ...]:
        """What can be sent: JSON where there is some, then all else in its order.

        What spells the same data as another one, as XML does beside JSON, is left out.
        """
        media = sorted(
            self._media_types.of(body), key=lambda pair: not self._is_json(*pair)
        )
        found: dict[str, Node] = {}
        for media_type, schema in media:
            if same := self._same_data(media_type, schema, found):
                self._findings.add(
                    "other-spelling",
                    child(body.pointer, "content", media_type),
                    f"`{media_type}` says the same as `{same}`, which is sent",
                )
            else:
                found[media_type] = schema
        return tuple(self._content(body, *pair) for pair in found.items())

    def _same_data(
        self, media_type: str, schema: Node, found: Mapping[str, Node]
    ) -> str | None:
        """What is sent in place of a media type that is one more way to write the same."""
        if not is_spelling(media_type):
            return None
        if self._is_string(schema) and not is_json(media_type):
            return None  # its text says nothing of the data in it
        target = self._target(schema)
        for other, node in found.items():
            if not (self._is_json(other, node) or is_form(other) or is_spelling(other)):
                continue  # bytes and text say nothing of the data in them
            known = self._target(node)
            is_same = known.pointer == target.pointer or known.value == target.value
            if is_same and (is_spelling(other) or not is_json(media_type)):
                return other
        return None

    def _target(self, schema: Node) -> Node:
        return self._schemas.shapes.references.dereference(schema) or schema

    def _is_json(self, media_type: str, schema: Node) -> bool:
        return self._media_types.is_json(media_type, schema)

    def _content(self, body: Node, media_type: str, schema: Node) -> RequestContent:
        if self._is_json(media_type, schema):
            return JsonContent(json_name(media_type), self._schemas.type_of(schema))
        name, media = essence(media_type), self._media_types.media(body, media_type)
        if is_form(media_type):
            kind = FormContent if name == FORM else MultipartContent
            encodings = self._encodings.of(media, schema)
            return kind(media_type, self._form(media, schema), encodings)
        if is_stream(name) or "itemSchema" in media.value:
            self._report(media, "event-stream", "a stream is the bytes that are sent")
        elif is_xml(media_type):
            self._report(media, "raw-body", "XML is its text")
        if is_text(media_type) or self._is_string(schema):
            return TextContent(media_type)
        return RawContent(media_type)

    def _form(self, media: Node, schema: Node) -> TypeRef:
        """The object that a form is made of (OpenAPI 3.1, section 4.8.14.4)."""
        types = self._schemas.shapes.of(schema).types
        if not types or "object" in types:
            return self._schemas.type_of(schema)
        self._findings.add(
            "impossible-form",
            media.pointer,
            f"a form is made of properties, and a value of type {types[0]} has none",
            hint="describe an object with a property for each part",
            lost="the names and types of its fields",
        )
        return MapOf(AnyJson())

    def _is_string(self, schema: Node) -> bool:
        """Whether it says text, rather than bytes."""
        shape = self._schemas.shapes.of(schema)
        return shape.types == ("string",) and shape.format != "binary"

    def _report(self, media: Node, rule: str, message: str) -> None:
        lost = "the structure of the body"
        self._findings.add(rule, media.pointer, message, lost=lost)
