"""Schemas that others extend by `allOf`, where a `discriminator` tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ..document import Document, child
from ..ir import Pointer
from .shapes import Node, Shapes, members


class Inheritance:
    """What extends what among the schemas that the document names."""

    def __init__(self, document: Document, shapes: Shapes) -> None:
        self._named = _named(document)
        self._shapes = shapes

    def is_base(self, pointer: Pointer) -> bool:
        """Whether the document names a schema that has a `discriminator` for others."""
        return pointer in self._below

    def below(self, base: Pointer) -> list[Node]:
        """What extends a schema with a `discriminator`, however far, each once."""
        return self._below.get(base, [])

    def is_below(self, pointer: Pointer) -> bool:
        """Whether a schema extends one with a `discriminator`, and is told by its name."""
        return pointer in self._all_below

    @cached_property
    def _below(self) -> Mapping[Pointer, list[Node]]:
        bases = [node.pointer for node in self._named if _is_base(node.value)]
        if not bases:
            return {}
        direct: dict[Pointer, list[Node]] = {}
        for schema in self._named:
            for base in self._bases(schema):
                direct.setdefault(base.pointer, []).append(schema)
        return {base: _reached(base, direct) for base in bases}

    @cached_property
    def _all_below(self) -> frozenset[Pointer]:
        return frozenset(one.pointer for below in self._below.values() for one in below)

    def _bases(self, schema: Node) -> Iterator[Node]:
        """The schemas that the `allOf` of one refers to."""
        for member in members(schema, "allOf"):
            is_reference = isinstance(member.value, dict) and "$ref" in member.value
            target = self._shapes.resolve(member) if is_reference else None
            if target:
                yield target


def _is_base(schema: Any) -> bool:
    """OpenAPI 3.1, section 4.8.25: a `discriminator` beside no list of variants."""
    return (
        isinstance(schema, dict)
        and isinstance(schema.get("discriminator"), dict)
        and not {"oneOf", "anyOf"} & schema.keys()
    )


def _reached(base: Pointer, direct: Mapping[Pointer, list[Node]]) -> list[Node]:
    found: dict[Pointer, Node] = {}
    waiting = [base]
    for pointer in waiting:
        for node in direct.get(pointer, ()):
            if node.pointer != base and node.pointer not in found:
                found[node.pointer] = node
                waiting.append(node.pointer)
    return list(found.values())


def _named(document: Document) -> list[Node]:
    """The schemas that the document names."""
    components = document.root.get("components")
    named = components.get("schemas") if isinstance(components, dict) else None
    where = child("#", "components", "schemas")
    listed = named.items() if isinstance(named, dict) else ()
    return [Node(child(where, name), schema) for name, schema in listed]
