"""The variants of a union as the fields of a struct, of which one is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..code import Code
from ..dates import is_date, told_apart
from ..ir import (
    Alias,
    AnyJson,
    Binary,
    Constant,
    Declaration,
    JsonScalar,
    ListOf,
    MapOf,
    Named,
    Null,
    Nullable,
    Pointer,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
)
from ..naming import Scope
from .names import UNION_METHODS, pascal

_SCALARS = {
    "string": "Str",
    "integer": "Integer",
    "number": "Number",
    "boolean": "Boolean",
}


@dataclass(frozen=True, slots=True)
class Variant:
    name: Code
    """Of its field."""
    type: TypeRef
    values: tuple[JsonScalar, ...]
    """Those of the tag that stand for it."""
    is_default: bool
    """Whether all other values stand for it, too."""


def variants_of(
    union: Union,
    declarations: Mapping[Pointer, Declaration],
    names: Mapping[Pointer, Code],
) -> tuple[Variant, ...]:
    """Each Go type once: texts of different formats, say, are one variant."""

    tag = union.tag
    listed = told_apart(union.variants, declarations)
    types = dict.fromkeys(bare(one, declarations, names) for one in listed)
    values: dict[TypeRef, list[JsonScalar]] = {}
    default = None
    if tag:
        for value, type_ in tag.mapping.items():
            values.setdefault(bare(type_, declarations, names), []).append(value)
        if tag.default:
            default = bare(tag.default, declarations, names)
        types |= dict.fromkeys(values)
        types |= {default: None} if default else {}
    scope = Scope(UNION_METHODS)
    return tuple(
        Variant(
            Code(_claimed(_word(type_, names), scope)),
            type_,
            tuple(values.get(type_, ())),
            type_ == default,
        )
        for type_ in types
    )


def scalar_of(value: JsonScalar) -> Scalar:
    """The type of a value."""
    match value:
        case bool():
            return Scalar("boolean")
        case int():
            return Scalar("integer")
        case float():
            return Scalar("number")
        case str():
            return Scalar("string")


def _claimed(name: str, scope: Scope) -> str:
    return scope.claim(name, f"{name}_")


def bare(
    type_: TypeRef,
    declarations: Mapping[Pointer, Declaration],
    names: Mapping[Pointer, Code],
) -> TypeRef:
    """A type without what makes no difference to the field that holds it."""
    match type_:
        case Nullable(inner):
            return bare(inner, declarations, names)
        case Constant(value):
            return scalar_of(value)
        case Scalar(kind, format_) if not is_date(type_):
            return Scalar(kind, "binary") if format_ == "binary" else Scalar(kind)
        case Named(pointer) if pointer not in names:
            declaration = declarations[pointer]
            assert isinstance(declaration, Alias)
            return bare(declaration.type, declarations, names)
    return type_


def _word(type_: TypeRef, names: Mapping[Pointer, Code]) -> str:
    """What a field is called whose type has no name of its own."""
    match type_:
        case Scalar("string", ("date-time" | "date") as format_):
            return pascal(format_)
        case Scalar("string", "binary"):  # in forms alone: elsewhere it is a text
            return "File"
        case Scalar(kind):
            return _SCALARS[kind]
        case Constant(value):
            return _word(scalar_of(value), names)
        case ListOf(item):
            return f"ArrayOf{_word(item, names)}"
        case MapOf(value):
            return f"MapOf{_word(value, names)}"
        case TupleOf():
            return "Tuple"
        case Nullable(inner):
            return _word(inner, names)
        case Named(pointer):
            return names.get(pointer, "Any")
        case AnyJson() | Null():
            return "Any"
        case Binary():
            return "Bytes"
