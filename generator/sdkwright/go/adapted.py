"""The model as Go sees it, before anything gets a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..dates import is_date, told_apart
from ..graph import references, unaliased
from ..ir import (
    Alias,
    Api,
    Constant,
    Declaration,
    Derived,
    FormContent,
    JsonContent,
    ListOf,
    MapOf,
    MultipartContent,
    Name,
    Named,
    Nullable,
    Pointer,
    Scalar,
    TypeRef,
    Union,
)
from .operations import content_kind
from .variants import scalar_of
from .vocabulary import multipart


def adapted(api: Api) -> Api:
    """The same API: texts of several formats are texts, and bodies are named like methods."""
    forms = set(multipart(api))
    declarations = {
        pointer: _plain(
            declaration if pointer in forms else _without_files(declaration),
            api.declarations,
        )
        for pointer, declaration in api.declarations.items()
    }
    names = {**api.names, **dict(_bodies(api)), **dict(_parameters(api))}
    return replace(api, declarations=declarations, names=names)


def _without_files(declaration: Declaration) -> Declaration:
    """Strings of bytes are files in forms alone."""
    if not isinstance(declaration, Union):
        return declaration
    return replace(declaration, variants=tuple(map(_as_text, declaration.variants)))


def _as_text(type_: TypeRef) -> TypeRef:
    match type_:
        case Scalar("string", "binary"):
            return Scalar("string")
        case Nullable(inner):
            return Nullable(_as_text(inner))
        case ListOf(item):
            return ListOf(_as_text(item))
        case MapOf(value):
            return MapOf(_as_text(value))
    return type_


def _plain(
    declaration: Declaration, declarations: Mapping[Pointer, Declaration]
) -> Declaration:
    """A union whose variants are all the same in Go is that."""
    if not isinstance(declaration, Union) or declaration.tag:
        return declaration
    variants = told_apart(declaration.variants, declarations)
    scalars = {_scalar(one, declarations) for one in variants}
    only = scalars.pop() if len(scalars) == 1 else None
    return Alias(declaration.pointer, declaration.doc, only) if only else declaration


def _scalar(
    type_: TypeRef, declarations: Mapping[Pointer, Declaration]
) -> Scalar | None:
    """A scalar without a format that makes no difference; None of all other types."""
    match unaliased(type_, declarations):
        case Constant(value):
            return scalar_of(value)
        case Scalar(kind, format_) as scalar:
            is_special = is_date(scalar) or format_ == "binary"
            return scalar if is_special else Scalar(kind)
    return None


def _parameters(api: Api) -> Iterator[tuple[Pointer, Name]]:
    """What the types of the client's own parameters are called: the same as these."""
    for parameter in api.parameters:
        for pointer in references(parameter.type):
            match api.names[pointer]:
                case Derived(None):
                    yield pointer, Derived(
                        None, (parameter.name or parameter.wire_name,)
                    )


def _bodies(api: Api) -> Iterator[tuple[Pointer, Name]]:
    """What the bodies are called that are not the preferred ones: `EditFormRequest`."""
    for operation in api.operations:
        for content in operation.body.others if operation.body else ():
            match content:
                case (
                    JsonContent(_, Named(pointer))
                    | FormContent(_, Named(pointer))
                    | MultipartContent(_, Named(pointer))
                ):
                    match api.names[pointer]:
                        case Derived(None, (*words, "request")):
                            kind = content_kind(content)
                            yield pointer, Derived(None, (*words, kind, "request"))
