"""Operations that answer with a stream: what asks for it, and what ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..config import Streams as Configured
from ..diagnostics import Findings
from ..extensions import stream_of_operation
from ..graph import object_of, unaliased
from ..ir import (
    Declaration,
    Doc,
    EventStream,
    FormContent,
    JsonContent,
    MultipartContent,
    Operation,
    Pointer,
    Scalar,
    StreamContent,
    Switched,
    TypeRef,
    WholeEventStream,
)
from .nodes import Node

_USUAL = "stream"
"""What the boolean is called that asks for a stream, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Streams:
    """Finds out how streams are asked for and ended, once all types are known."""

    declarations: Mapping[Pointer, Declaration]
    configured: Configured
    findings: Findings

    def of(
        self, pairs: Iterable[tuple[Operation, Node]]
    ) -> Iterator[tuple[Operation, Node]]:
        """The operations, each with the node it is made from, and all of its stream."""
        for operation, node in pairs:
            yield self._operation(operation, *stream_of_operation(node.value)), node

    def _operation(
        self, operation: Operation, name: str | None, end: str | None
    ) -> Operation:
        if isinstance(operation.success, StreamContent):
            stream = self._ended(operation, operation.success, end)
            return replace(operation, success=stream)
        if operation.stream is None:
            return operation
        content = self._ended(operation, operation.stream.content, end)
        found = next(self._switches(operation, name or _USUAL), None)
        switched = Switched(content)
        if found:
            place, wire_name, doc = found
            is_default = dict(doc.limits).get("default") is True
            switched = Switched(content, (place, wire_name), is_default)
        if operation.paging:
            self.findings.add(
                "pages",
                operation.pointer,
                "pages are not turned where a stream may be asked for",
                lost="iterating over items and pages",
            )
        return replace(operation, stream=switched, paging=None)

    def _ended(
        self, operation: Operation, content: StreamContent, end: str | None
    ) -> StreamContent:
        """A stream with its end: as configured for it, as described, as all have it."""
        named = (self.configured.operations.get(one) for one in operation.ids)
        found = next((one for one in named if one is not None), None)
        found = found or content.end or end
        if isinstance(content, EventStream | WholeEventStream):
            found = found or self.configured.sentinel
        return replace(content, end=found)

    def _switches(
        self, operation: Operation, name: str
    ) -> Iterator[tuple[Literal["query", "body"], str, Doc]]:
        """The booleans of a request with a name: a property of the body comes first."""
        for content in operation.body.contents if operation.body else ():
            if isinstance(content, JsonContent | FormContent | MultipartContent):
                fields = object_of(content.type, self.declarations)
                for field in fields.fields if fields else ():
                    if field.wire_name == name and self._is_boolean(field.type):
                        yield "body", name, field.doc
        for one in operation.parameters:
            is_named = one.location == "query" and one.wire_name == name
            if is_named and self._is_boolean(one.type):
                yield "query", name, one.doc

    def _is_boolean(self, type_: TypeRef) -> bool:
        type_ = unaliased(type_, self.declarations)
        return isinstance(type_, Scalar) and type_.kind == "boolean"
