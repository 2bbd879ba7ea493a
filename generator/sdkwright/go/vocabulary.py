"""What everything in an API is called in Go, decided before any of it is printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..code import Code
from ..graph import (
    behind,
    mentioned,
    object_of,
    reach,
    references,
    returned_by,
    tags_of,
)
from ..ir import (
    Api,
    Declaration,
    FormContent,
    Given,
    JsonContent,
    JsonScalar,
    MultipartContent,
    Named,
    Object,
    Operation,
    Pointer,
    TypeRef,
    Union,
)
from .circles import circular
from .claims import Claims, ConstantName
from .partition import File, Package, files, packages
from .variants import Variant, variants_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of an API, and what must be known wherever they are printed."""

    api: Api
    module: str
    """The path of the Go module."""
    names: Mapping[Pointer, Code]
    """Of each declaration that is a type of its own."""
    package_of: Mapping[Pointer, Package]
    """Of each declaration that is mentioned, named or not."""
    files: tuple[File, ...]
    constants: Mapping[tuple[Pointer, str], ConstantName]
    """Of fields that are one text, by the object and the name on the wire."""
    values: Mapping[Pointer, tuple[Code, ...]]
    """The constants of enumerations, in the order of their values."""
    variants: Mapping[Pointer, tuple[Variant, ...]]
    """Of unions."""
    creators: Mapping[Pointer, tuple[Code, ...]]
    """The functions that make a union, in the order of its variants."""
    requests: Mapping[Pointer, Code]
    """The structs of the parameters of operations that have many, by the operation."""
    responses: Mapping[Pointer, Code]
    """The structs of results that are more than one value, by the operation."""
    sent: frozenset[Pointer]
    """What requests reach."""
    multipart: frozenset[Pointer]
    """What is a multipart body as a whole."""
    circular: frozenset[tuple[Pointer, str]]
    """Fields that hold what they are of, by the object and the name on the wire."""
    tags: Mapping[tuple[Pointer, str], Collection[JsonScalar]]
    """The values by which a property tells an object from other variants of a union."""


def vocabulary_of(api: Api, module: str) -> Vocabulary:
    reached = _mentioned(api)
    package_of = packages(api, [one for one in api.declarations if one in reached])
    claims = Claims(api, package_of)
    requests, responses = claims.requests(), claims.responses()
    names = claims.types()
    in_requests = [pointer for one in api.operations for pointer in _sent_by(one)]
    sent = frozenset(reach(in_requests, api.declarations))
    variants = {
        pointer: variants_of(declaration, api.declarations, names)
        for pointer in names
        if isinstance(declaration := api.declarations[pointer], Union)
    }
    return Vocabulary(
        api=api,
        module=module,
        names=names,
        package_of=package_of,
        files=files(api, names, package_of),
        constants=claims.constants(names),
        values=claims.values(names),
        variants=variants,
        creators=claims.creators(names, variants),
        requests=requests,
        responses=responses,
        sent=sent,
        multipart=frozenset(multipart(api)),
        circular=circular(api, sent),
        tags=tags_of(api.declarations),
    )


def _mentioned(api: Api) -> set[Pointer]:
    """What somebody reads about: what operations, webhooks or schemas with a name mention."""
    roots = [pointer for pointer, name in api.names.items() if isinstance(name, Given)]
    for operation in api.operations:
        roots += (*_sent_by(operation), *_returned_by(operation))
        roots += _raised_by(operation, api)
    roots += [one for parameter in api.parameters for one in references(parameter.type)]
    roots += [one.payload.pointer for one in api.webhooks if one.payload]
    return reach(roots, api.declarations)


def _sent_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what a request holds, its whole body among them."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    for content in operation.body.contents if operation.body else ():
        if isinstance(content, JsonContent | FormContent | MultipartContent):
            yield from references(content.type)


def _returned_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what a method returns; headers are those of an http.Response."""
    headers = operation.headers.type.pointer if operation.headers else ""
    yield from (one for one in returned_by(operation) if one != headers)


def _raised_by(operation: Operation, api: Api) -> Iterator[Pointer]:
    """The declarations of what errors hold: one is its body itself, if that has no name."""
    for case in operation.errors:
        body = object_of(case.type, api.declarations) if case.type else None
        if body and case.type == Named(body.pointer) and not _is_named(body, api):
            yield from mentioned(body)
        elif case.type:
            yield from references(case.type)


def _is_named(declaration: Object, api: Api) -> bool:
    return isinstance(api.names[declaration.pointer], Given)


def multipart(api: Api) -> Iterator[Pointer]:
    """The declarations that are multipart bodies as a whole, and unions that are parts."""
    as_json = _as_json(api)
    for body in (one.body for one in api.operations if one.body):
        for content in body.contents:
            if isinstance(content, MultipartContent):
                for one in _all_of(content.type, api):
                    yield one.pointer
                    for field in one.fields if isinstance(one, Object) else ():
                        yield from (
                            part.pointer
                            for part in _all_of(field.type, api)
                            if isinstance(part, Union) and part.pointer not in as_json
                        )


def _all_of(type_: TypeRef, api: Api) -> Iterator[Declaration]:
    """The declarations that a type stands for."""
    for pointer in references(type_):
        for one in {pointer: None} | dict.fromkeys(behind(pointer, api.declarations)):
            yield api.declarations[one]


def _as_json(api: Api) -> set[Pointer]:
    """What is sent or answered as JSON, where no file can be."""
    roots: list[Pointer] = []
    for operation in api.operations:
        roots += _returned_by(operation)
        for content in operation.body.contents if operation.body else ():
            if isinstance(content, JsonContent | FormContent):
                roots += references(content.type)
    return reach(roots, api.declarations)
