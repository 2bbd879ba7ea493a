"""Media types of streams → how an answer is read item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from .. import extensions
from ..document import child
from ..ir import (
    AnyJson,
    EventStream,
    JsonLines,
    JsonSequence,
    Scalar,
    StreamContent,
    TypeRef,
    WholeEventStream,
)
from .media_names import essence
from .nodes import Node
from .schemas import Schemas
from .shapes import Shape

_FIELDS = {"data", "event", "id", "retry"}
"""Those of an event (HTML Living Standard, section 9.2.6)."""


class StreamContents:
    """Lowers the media types of streams."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def of(self, media_type: str, media: Node) -> StreamContent:
        """The stream that a Media Type Object describes, by `schema` or by `itemSchema`."""
        schema, end = self._item(media), extensions.sse_sentinel(media.value)
        match essence(media_type):
            case "text/event-stream":
                return self._events(media_type, schema, end)
            case name if name.endswith("json-seq"):
                return JsonSequence(media_type, self._schemas.type_of(schema), end)
            case _:
                return JsonLines(media_type, self._schemas.type_of(schema), end)

    def _item(self, media: Node) -> Node:
        """The schema of an item; that of the body is one of a list."""
        said = Node(
            child(media.pointer, "itemSchema"), media.value.get("itemSchema", True)
        )
        if "itemSchema" in media.value:
            return said
        whole = Node(child(media.pointer, "schema"), media.value.get("schema", True))
        shape = self._schemas.shapes.of(whole)
        if shape.types == ("array",) and len(shape.items) == 1 and not shape.prefix:
            return shape.items[0]
        return said if shape.format == "binary" else whole  # bytes say nothing of items

    def _events(
        self, media_type: str, schema: Node, end: str | None
    ) -> EventStream | WholeEventStream:
        """A schema describes an event if it is an object with fields of one, else its data."""
        events = list(self._variants(schema))
        if not all(map(_is_event, events)):
            item = self._schemas.type_of(schema)
            return _of_data(media_type, item, self._is_text([schema]), end)
        data = [self._data(event) for event in events]
        if not any("event" in event.properties for event in events):
            item = self._schemas.one_of(schema.pointer, data)
            nodes = [node for event in events for node in event.properties["data"]]
            return _of_data(media_type, item, self._is_text(nodes), end)
        item, text = self._schemas.type_of(schema), self._text(events)
        return WholeEventStream(media_type, item, text, end)

    def _variants(self, schema: Node) -> Iterator[Shape]:
        """What an item may be: the ends of unions of unions."""
        shape = self._schemas.shapes.of(schema)
        for one in self._schemas.shapes.with_variants(shape):
            if not one.variants:
                yield one

    def _data(self, event: Shape) -> TypeRef:
        place = child(event.pointer, "properties", "data")
        return self._schemas.together(place, event.properties["data"])

    def _text(self, events: Sequence[Shape]) -> tuple[str, ...] | Literal["all"]:
        """The types of the events whose data is text."""
        texts = [one for one in events if self._is_text(one.properties["data"])]
        if len(texts) == len(events):
            return "all"
        kinds = (node for one in texts for node in one.properties.get("event", ()))
        values = (self._schemas.shapes.of(node).values or () for node in kinds)
        found = (value for some in values for value in some)
        return tuple(value for value in found if isinstance(value, str))

    def _is_text(self, data: Sequence[Node]) -> bool:
        """Whether data is text: strings, or what nothing is said of."""
        return all(
            {*(one.types or ())} <= {"string", "null"}
            and not (one.choices or one.properties or one.items)
            for one in map(self._schemas.shapes.of, data)
        )


def _is_event(shape: Shape) -> bool:
    return shape.is_object_alone and "data" in shape.properties.keys() <= _FIELDS


def _of_data(
    media_type: str, item: TypeRef, is_text: bool, end: str | None
) -> EventStream:
    if is_text and item == AnyJson():
        item = Scalar("string")
    return EventStream(media_type, item, is_text, end)
