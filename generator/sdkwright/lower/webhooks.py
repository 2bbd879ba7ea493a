"""Webhooks and callbacks → the payloads that the server sends."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Findings
from ..document import child
from ..extensions import is_extension
from ..graph import without_null
from ..ir import Alias, Doc, JsonContent, Named, Operation, Pointer, Webhook
from .docs import doc_of
from .ignored import is_ignored
from .nodes import Node
from .path_items import operations_of
from .request_content import RequestContents
from .resources import tags_of
from .schemas import Schemas
from .selection import Selection

# What is said of an answer, or of more than the body, and is not generated.
_BEYOND = ("parameters", "security", "servers")


class Webhooks:
    """Lowers what the server sends."""

    def __init__(
        self, schemas: Schemas, selection: Selection, findings: Findings
    ) -> None:
        self._schemas = schemas
        self._selection = selection
        self._findings = findings
        self._contents = RequestContents(schemas, findings)

    def of_api(self, webhooks: Node) -> Iterator[Webhook]:
        """Those of the whole API: path items by name."""
        for name, item in webhooks.entries():
            for method, node, around in self._sent(item):
                id_ = node.text("operationId")
                if self._selection.has(tags_of(node), id_, method, name):
                    yield from self._webhook(name, node, around, None)

    def of_operation(self, operation: Operation, node: Node) -> Iterator[Webhook]:
        """The callbacks of an operation: path items by name, and by an address at run time."""
        for name, written in node.entries("callbacks"):
            callback = self._schemas.shapes.references.dereference(written)
            for item in _items(callback) if callback else ():
                for _, sent, around in self._sent(item):
                    yield from self._webhook(name, sent, around, operation.pointer)

    def _sent(self, item: Node) -> Iterator[tuple[str, Node, Node]]:
        """The operations of a path item by their methods, each with the item itself."""
        target = self._schemas.shapes.references.dereference(item)
        if target and not is_ignored(*target, self._findings):
            for method, node in operations_of(target, self._schemas.shapes):
                yield method, node, target

    def _webhook(
        self, name: str, node: Node, item: Node, operation: Pointer | None
    ) -> Iterator[Webhook]:
        if is_ignored(*node, self._findings):
            return
        said = (key for key in _BEYOND if key in node.value or key in item.value)
        if beyond := [*said, *_answers(node)]:
            self._findings.add(
                "callbacks" if operation else "webhooks",
                node.pointer,
                "of what the server sends, the payload is generated alone",
                lost=f"what its {' and '.join(beyond)} say",
            )
        yield Webhook(
            name, node.pointer, doc_of(node.value), self._payload(node), operation
        )

    def _payload(self, node: Node) -> Named | None:
        body = self._schemas.shapes.references.dereference(node.get("requestBody"))
        contents = self._contents.of(body) if body else ()
        if body is None or not contents:
            return None
        content = contents[0]
        for other in contents[1:]:
            self._findings.add(
                "other-media-type",
                child(body.pointer, "content", other.media_type),
                f"`{other.media_type}` beside `{content.media_type}` is not generated",
                lost="reading it",
            )
        if not isinstance(content, JsonContent):
            self._findings.add(
                "raw-body",
                child(body.pointer, "content", content.media_type),
                "a payload that is no JSON has no model",
                lost="the structure of the payload",
            )
            return None
        type_ = without_null(content.type)
        if isinstance(type_, Named):
            return type_
        # What is no model by itself gets a name, so that it can be asked for.
        place = child(body.pointer, "content")
        return self._schemas.declare(Alias(place, Doc(), type_))


def _items(callback: Node) -> Iterator[Node]:
    """The path items of a callback, which has them by the address that they are sent to."""
    for address, item in callback.entries():
        if not is_extension(address):
            yield item


def _answers(node: Node) -> Iterator[str]:
    """Whether something is said of the answer that the server expects."""
    for _, response in node.entries("responses"):
        if {"$ref", "content", "headers"} & response.members.keys():
            yield "responses"
            return
