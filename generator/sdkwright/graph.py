"""What refers to what in the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .ir import (
    Alias,
    Declaration,
    Enum,
    JsonContent,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Object,
    Operation,
    Pointer,
    TypeRef,
    Union,
)


def references(type_: TypeRef) -> Iterator[Pointer]:
    """The declarations that a type mentions."""
    match type_:
        case Named(pointer):
            yield pointer
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from references(inner)


def mentioned(declaration: Declaration) -> Iterator[Pointer]:
    """The declarations that another one mentions."""
    match declaration:
        case Object(fields=fields):
            for field in fields:
                yield from references(field.type)
        case Union(variants=variants):
            for variant in variants:
                yield from references(variant)
        case Alias(type=type_):
            yield from references(type_)
        case Enum():
            pass


def reach(
    roots: Iterable[Pointer], declarations: Mapping[Pointer, Declaration]
) -> set[Pointer]:
    """What can be reached from some declarations, themselves included."""
    found = set(roots)
    waiting = list(found)
    while waiting:
        for pointer in mentioned(declarations[waiting.pop()]):
            if pointer not in found:
                found.add(pointer)
                waiting.append(pointer)
    return found


def sent_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what a request holds."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    if operation.body and isinstance(operation.body.content, JsonContent):
        yield from references(operation.body.content.type)


def returned_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what a call returns."""
    if isinstance(operation.success, JsonContent):
        yield from references(operation.success.type)


def raised_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what documented errors hold."""
    for error in operation.errors:
        if error.type is not None:
            yield from references(error.type)
