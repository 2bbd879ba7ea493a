"""What an operation shows of itself: what it takes, and what stands where in its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..document import Document, Resolved, UnresolvedReference, child
from ..graph import contents_of, object_of, type_of
from ..ir import (
    Declaration,
    Doc,
    Field,
    JsonContent,
    ListOf,
    Named,
    Object,
    Operation,
    Pointer,
    Scalar,
    TypeRef,
    Way,
)
from ..steps import variants
from .words import CONTAINERS

_DEEPEST = 3


def key_of(name: str) -> str:
    """A name without case and separators: `next_page` and `nextPage` are one."""
    return re.sub("[^a-z0-9]", "", name.lower())


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that a request may hold: a parameter, or a property of its body."""

    name: str
    place: str
    kinds: frozenset[str]
    """Kinds of scalars; empty for anything else."""
    doc: Doc

    @property
    def key(self) -> str:
        return key_of(self.name)

    @property
    def is_number(self) -> bool:
        return bool(self.kinds) and self.kinds <= {"integer", "number"}


@dataclass(frozen=True, slots=True)
class Found:
    """Something that an answer may hold."""

    way: Way
    types: tuple[TypeRef, ...]
    doc: Doc

    @property
    def key(self) -> str:
        return key_of(str(self.way[-1])) if self.way else ""

    @property
    def is_list(self) -> bool:
        return all(isinstance(one, ListOf) for one in self.types)

    def is_of(self, *kinds: str) -> bool:
        return all(isinstance(one, Scalar) and one.kind in kinds for one in self.types)


def sent_by(
    operation: Operation, declarations: Mapping[Pointer, Declaration]
) -> Iterator[Sent]:
    """What tells one call from another: the query, and the properties of a body."""
    for one in operation.parameters:
        if one.location == "query":
            kinds = _kinds(one.type, declarations)
            yield Sent(one.wire_name, "query parameter", kinds, one.doc)
    body = operation.body
    if body and isinstance(body.content, JsonContent):
        declared = object_of(body.content.type, declarations)
        for field in declared.fields if declared else ():
            kinds = _kinds(field.type, declarations)
            yield Sent(field.wire_name, "property of the body", kinds, field.doc)


def found_in(
    operation: Operation, declarations: Mapping[Pointer, Declaration]
) -> list[Found]:
    """What stands in an answer, and in the objects there that are no items.

    Nothing of an answer that may be one of several things.
    """
    contents = contents_of(operation.success)
    start = variants(map(type_of, contents), declarations)
    if len(start.types) != 1 or start.is_open:
        return []
    found: list[Found] = []
    waiting = [Found((), start.types, Doc())]
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        if one.way and (one.key not in CONTAINERS or len(one.way) >= _DEEPEST):
            continue
        for field in _fields(one.types, declarations):
            there = variants((field.type,), declarations)
            if there.types and not there.is_open:
                way = (*one.way, field.wire_name)
                waiting.append(Found(way, there.types, field.doc))
    return found


def _fields(
    types: tuple[TypeRef, ...], declarations: Mapping[Pointer, Declaration]
) -> tuple[Field, ...]:
    """The properties of what is one object, and no union."""
    match types:
        case (Named(pointer),):
            declared = declarations[pointer]
            return declared.fields if isinstance(declared, Object) else ()
    return ()


def below(pointer: Pointer, document: Document, *tokens: str) -> Resolved | None:
    """The object below a place as it is written, through references."""
    try:
        place = document.resolve(pointer, "#")
        for token in tokens:
            place = document.resolve(child(place.pointer, token), "#")
            while isinstance(place.value, dict) and "$ref" in place.value:
                place = document.resolve(place.value["$ref"], place.pointer)
    except UnresolvedReference:
        return None
    return place if isinstance(place.value, dict) else None


def _kinds(
    type_: TypeRef, declarations: Mapping[Pointer, Declaration]
) -> frozenset[str]:
    there = variants((type_,), declarations).types
    scalars = [one.kind for one in there if isinstance(one, Scalar)]
    return frozenset(scalars) if len(scalars) == len(there) else frozenset()
