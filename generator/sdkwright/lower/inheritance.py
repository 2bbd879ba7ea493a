"""Schemas that others extend by `allOf`, where a `discriminator` tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from ..document import Document, child
from ..ir import Pointer
from ..pointers import COMPONENTS
from .keywords import is_bare_reference
from .nodes import Node, discriminator_of
from .shapes import Shapes

# Where schemas have names (in Swagger 2.0 and JSON Schema: `definitions`, `$defs`).
_SECTIONS = (("components", "schemas"), ("definitions",), ("$defs",), ("schemas",))


class Inheritance:
    """What extends what among the schemas that the document names."""

    def __init__(self, document: Document, shapes: Shapes) -> None:
        self._named = {node.pointer: node for node in _named(document)}
        self._shapes = shapes

    def named(self, name: str) -> Node | None:
        """The component of the document that has a name."""
        return self._named.get(child(COMPONENTS, name))

    def discriminator(self, pointer: Pointer) -> Node | None:
        """The `discriminator` of a schema that others may extend; None for all others."""
        return self._discriminators.get(pointer)

    def below(self, base: Pointer) -> list[Node]:
        """What extends a schema with a `discriminator`, however far, each once."""
        return self._below.get(base, [])

    def is_below(self, pointer: Pointer) -> bool:
        """Whether a schema extends one with a `discriminator`, and is told by its name."""
        return pointer in self._all_below

    @cached_property
    def _discriminators(self) -> Mapping[Pointer, Node]:
        found = (
            (node.pointer, self._own_discriminator(node))
            for node in self._named.values()
        )
        return {pointer: node for pointer, node in found if node}

    @cached_property
    def _below(self) -> Mapping[Pointer, list[Node]]:
        found: dict[Pointer, list[Node]] = {base: [] for base in self._discriminators}
        for schema in self._named.values() if found else ():
            for base in self._bases(schema):
                found[base].append(schema)
        return found

    @cached_property
    def _all_below(self) -> frozenset[Pointer]:
        return frozenset(one.pointer for below in self._below.values() for one in below)

    def _own_discriminator(self, schema: Node) -> Node | None:
        """Beside no variants (OpenAPI 3.1, section 4.8.25), but null."""
        node = self._shapes.beside_null(schema) or schema
        if not isinstance(node.value, dict) or {"oneOf", "anyOf"} & node.value.keys():
            return None
        return discriminator_of(node)

    def _bases(self, schema: Node) -> Iterator[Pointer]:
        """What a schema extends, however far; another name of a base is none that does."""
        node = self._shapes.beside_null(schema) or schema
        if isinstance(node.value, dict) and not is_bare_reference(node.value):
            for part in self._shapes.of(node).parts[1:]:
                if part.pointer in self._discriminators:
                    yield part.pointer


def _named(document: Document) -> Iterator[Node]:
    """The schemas that have a name: in whichever file, or as a file of their own."""
    for file, data in document.files.items():
        root = Node(f"{file}#", data)
        if file and isinstance(data, dict) and {"allOf", "discriminator"} & data.keys():
            yield root
        for path in _SECTIONS:
            yield from (schema for _, schema in root.entries(*path))
