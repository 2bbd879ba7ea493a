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


def object_of(
    type_: TypeRef, declarations: Mapping[Pointer, Declaration]
) -> Object | None:
    """The object with properties that a type is, by itself or by another name."""
    match type_:
        case Named(pointer):
            match declarations[pointer]:
                case Object(fields=fields) as declaration if fields:
                    return declaration
                case Alias(type=aliased):
                    return object_of(aliased, declarations)
    return None


def sent_by(
    operation: Operation, declarations: Mapping[Pointer, Declaration]
) -> Iterator[Pointer]:
    """The declarations of what a request holds.

    An object body is not one of them: its properties are arguments.
    """
    for parameter in operation.parameters:
        yield from references(parameter.type)
    if operation.body and isinstance(operation.body.content, JsonContent):
        type_ = operation.body.content.type
        body = object_of(type_, declarations)
        yield from mentioned(body) if body else references(type_)


def returned_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what a call returns."""
    if isinstance(operation.success, JsonContent):
        yield from references(operation.success.type)


def raised_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what documented errors hold."""
    for error in operation.errors:
        if error.type is not None:
            yield from references(error.type)
