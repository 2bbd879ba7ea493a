"""Headers of answers → an object whose properties they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..diagnostics import Findings
from ..document import child
from ..ir import (
    Doc,
    Field,
    HeaderForm,
    Headers,
    Named,
    Object,
    Pointer,
    Scalar,
    TypeRef,
)
from .docs import doc_of_parameter
from .media_names import is_json
from .nodes import Node
from .schemas import Schemas

_SHARED = "#/components/headers/"


class _Header(NamedTuple):
    """One header of some answers."""

    name: str
    nodes: tuple[Node, ...]
    """Header Objects (OpenAPI 3.1, section 4.8.21), each once, wherever they stand."""
    required: bool
    """Whether every answer has it."""

    @property
    def key(self) -> tuple[object, ...]:
        return self.name, tuple(node.pointer for node in self.nodes), self.required


class ResponseHeaders:
    """Lowers the headers of successes; operations with the same ones share their type."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings
        self._known: dict[tuple[object, ...], Headers] = {}

    def of(self, responses: Sequence[Node]) -> Headers | None:
        """The headers of an operation's successes; None where none is described."""
        headers = list(self._headers(responses))
        if not headers:
            return None
        key = tuple(one.key for one in headers)
        if key not in self._known:
            self._known[key] = self._declare(responses, headers)
        return self._known[key]

    def _headers(self, responses: Sequence[Node]) -> Iterator[_Header]:
        """What the answers have together, by names whose case does not matter."""
        found: dict[str, tuple[str, list[Node]]] = {}
        for response in responses:
            for name, node in self._described(response):
                found.setdefault(name.lower(), (name, []))[1].append(node)
        for name, nodes in found.values():
            required = len(nodes) == len(responses) and all(
                node.value.get("required") is True for node in nodes
            )
            distinct = {node.pointer: node for node in nodes}
            yield _Header(name, tuple(distinct.values()), required)

    def _described(self, response: Node) -> Iterator[tuple[str, Node]]:
        for name, written in response.entries("headers"):
            node = self._schemas.shapes.references.dereference(written)
            if name.lower() == "content-type":
                message = "`Content-Type` is described by the media types"
                self._findings.add("ignored-header", written.pointer, message)
            elif node:
                yield name, node

    def _declare(
        self, responses: Sequence[Node], headers: Sequence[_Header]
    ) -> Headers:
        fields: list[Field] = []
        forms: list[tuple[str, HeaderForm]] = []
        for name, nodes, required in headers:
            first = nodes[0]
            values = [self._value(node) for node in nodes]
            type_ = self._schemas.one_of(first.pointer, [type_ for type_, _ in values])
            doc = doc_of_parameter(first.value, self._schemas.of_media(first))
            fields.append(Field(name, type_, required, first.pointer, doc))
            if form := values[0][1]:
                forms.append((name, form))
        pointer = self._place(responses, headers)
        self._schemas.declare(Object(pointer, Doc(), tuple(fields)))
        return Headers(Named(pointer), tuple(forms))

    def _place(self, responses: Sequence[Node], headers: Sequence[_Header]) -> Pointer:
        """Where the type stands, which is called after that place.

        That of headers which operations share belongs to none of them: it is the first
        of the headers, unless others that begin with it stand there.
        """
        found = [node.pointer for one in headers for node in one.nodes]
        is_shared = all(one.startswith(_SHARED) for one in found)
        if is_shared and found[0] not in self._schemas.declarations:
            return found[0]
        first = next(one for one in responses if one.value.get("headers"))
        return child(first.pointer, "headers")

    def _value(self, header: Node) -> tuple[TypeRef, HeaderForm | None]:
        """The type of a header, and its form; None for a scalar, or any other text."""
        for media_type, media in header.entries("content"):  # there is one
            if not is_json(media_type):
                return Scalar("string"), None
            schema = self._schemas.of_media(media)
            return self._schemas.type_of(schema), "json"
        if "schema" not in header.value:
            return Scalar("string"), None
        schema = self._schemas.of_media(header)
        types = self._schemas.shapes.of(schema).types or ()
        form: HeaderForm | None = None
        if "array" in types:
            form = "array"
        elif "object" in types:
            form = "exploded" if header.value.get("explode") is True else "object"
        return self._schemas.type_of(schema), form
