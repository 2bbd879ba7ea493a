"""What a document marks as secret: `format: password` (OpenAPI 3.1, section 4.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .ir import (
    Alias,
    Api,
    Declaration,
    ListOf,
    MapOf,
    Named,
    Nullable,
    Object,
    Pointer,
    Scalar,
    TupleOf,
    TypeRef,
    Union,
)


def is_password(type_: TypeRef, declarations: Mapping[Pointer, Declaration]) -> bool:
    """Whether values of a type may be passwords, or lists or maps of them.

    Those of an object are not: of its properties, others may be seen.
    """
    waiting, seen = [type_], set[Pointer]()
    while waiting:
        match waiting.pop():
            case Scalar(format="password"):
                return True
            case ListOf(inner) | MapOf(inner) | Nullable(inner):
                waiting.append(inner)
            case TupleOf(items):
                waiting.extend(items)
            case Named(pointer) if pointer not in seen:
                seen.add(pointer)
                match declarations[pointer]:
                    case Alias(type=aliased):
                        waiting.append(aliased)
                    case Union(variants=variants):
                        waiting.extend(variants)
                    case _:
                        pass
            case _:
                pass
    return False


def passwords_of(api: Api, others: Iterable[str]) -> list[str]:
    """What parameters and properties are called that are passwords, and others.

    All are in lower case.
    """
    parameters = [one for operation in api.operations for one in operation.parameters]
    named = [(one.wire_name, one.type) for one in (*api.parameters, *parameters)]
    for declaration in api.declarations.values():
        if isinstance(declaration, Object):
            named += [(one.wire_name, one.type) for one in declaration.fields]
    found = {name for name, type_ in named if is_password(type_, api.declarations)}
    return sorted({name.lower() for name in (*found, *others)})
