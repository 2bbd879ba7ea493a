"""What holds of every API, whatever the document was."""

from __future__ import annotations

from collections.abc import Iterator

from sdkwright.graph import contents_of
from sdkwright.ir import (
    Alias,
    AnyJson,
    Declaration,
    Enum,
    JsonContent,
    ListOf,
    MapOf,
    Named,
    Null,
    Nullable,
    Object,
    Operation,
    TypeRef,
    Union,
)

from .lowering import Lowered


def check(found: Lowered) -> None:
    """What holds of every API: what is mentioned is declared, under its own pointer."""
    api = found.api
    assert set(api.names) == set(api.declarations)
    for pointer, declaration in api.declarations.items():
        assert declaration.pointer == pointer
        for type_ in types_of(declaration):
            check_type(type_, found)
            assert type_ != Named(pointer)
    for resource in api.resources:
        for operation in resource.operations:
            for type_ in types_in(operation):
                check_type(type_, found)


def types_of(declaration: Declaration) -> list[TypeRef]:
    match declaration:
        case Object(fields=fields):
            return [
                field.type
                for field in fields
                if field.type != Named(declaration.pointer)
            ]
        case Union(variants=variants, tag=tag):
            assert len(set(variants)) == len(variants) > 0
            assert tag is None or set(tag.mapping.values()) == set(variants)
            return list(variants)
        case Alias(type=type_):
            return [type_]
        case Enum():
            return []


def types_in(operation: Operation) -> Iterator[TypeRef]:
    yield from (parameter.type for parameter in operation.parameters)
    for content in contents_of(operation.success):
        if isinstance(content, JsonContent):
            yield content.type
    if operation.body and isinstance(operation.body.content, JsonContent):
        yield operation.body.content.type
    for error in operation.errors:
        if error.type is not None:
            yield error.type


def check_type(type_: TypeRef, found: Lowered) -> None:
    while isinstance(type_, ListOf | MapOf | Nullable):
        if isinstance(type_, Nullable):
            assert not isinstance(type_.type, Nullable | Null | AnyJson)
            type_ = type_.type
        else:
            type_ = type_.item if isinstance(type_, ListOf) else type_.value
    if isinstance(type_, Named):
        assert type_.pointer in found.declarations
