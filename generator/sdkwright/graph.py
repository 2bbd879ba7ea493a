"""What refers to what in the model."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from .ir import (
    Alias,
    Api,
    Binary,
    ByStatus,
    Content,
    Declaration,
    Enum,
    ErrorCase,
    FormContent,
    JsonContent,
    JsonScalar,
    ListOf,
    MapOf,
    MultipartContent,
    Named,
    NoContent,
    Null,
    Nullable,
    Object,
    Operation,
    Pointer,
    RawContent,
    Scalar,
    StreamContent,
    Success,
    TextContent,
    TupleOf,
    TypeRef,
    Union,
)


def without_null(type_: TypeRef) -> TypeRef:
    return type_.type if isinstance(type_, Nullable) else type_


def unaliased(type_: TypeRef, declarations: Mapping[Pointer, Declaration]) -> TypeRef:
    """What a type is, null aside, behind its other names."""
    seen: set[Pointer] = set()
    type_ = without_null(type_)
    while isinstance(type_, Named) and type_.pointer not in seen:
        seen.add(type_.pointer)
        declaration = declarations[type_.pointer]
        if isinstance(declaration, Alias):
            type_ = without_null(declaration.type)
    return type_


def references(type_: TypeRef) -> Iterator[Pointer]:
    """The declarations that a type mentions."""
    match type_:
        case Named(pointer):
            yield pointer
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from references(inner)
        case TupleOf(items):
            for item in items:
                yield from references(item)


def mentioned(declaration: Declaration) -> Iterator[Pointer]:
    """The declarations that another one mentions."""
    match declaration:
        case Object(fields=fields, additional=additional):
            for field in fields:
                yield from references(field.type)
            yield from references(additional)
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


def spread(
    marks: dict[Pointer, int], declarations: Mapping[Pointer, Declaration]
) -> None:
    """Give each declaration the marks, as bits, of all that mention it, however far."""
    below = {one: set(mentioned(declarations[one])) for one in declarations}
    waiting = deque(pointer for pointer, mark in marks.items() if mark)
    queued = set(waiting)
    while waiting:
        pointer = waiting.popleft()
        queued.remove(pointer)
        for one in below[pointer]:
            together = marks[one] | marks[pointer]
            if together != marks[one]:
                marks[one] = together
                if one not in queued:
                    queued.add(one)
                    waiting.append(one)


def leading_to(
    targets: Iterable[Pointer], declarations: Mapping[Pointer, Declaration]
) -> set[Pointer]:
    """The declarations from which one of some can be reached, these included."""
    above: dict[Pointer, list[Pointer]] = {}
    for pointer, declaration in declarations.items():
        for one in mentioned(declaration):
            above.setdefault(one, []).append(pointer)
    found = set(targets)
    waiting = list(found)
    while waiting:
        for pointer in above.get(waiting.pop(), ()):
            if pointer not in found:
                found.add(pointer)
                waiting.append(pointer)
    return found


def behind(
    pointer: Pointer, declarations: Mapping[Pointer, Declaration]
) -> set[Pointer]:
    """What a name stands for: what can be reached other than through an object."""
    found: set[Pointer] = set()
    waiting = [pointer]
    while waiting:
        declaration = declarations[waiting.pop()]
        if not isinstance(declaration, Object):
            new = [one for one in mentioned(declaration) if one not in found]
            found.update(new)
            waiting.extend(new)
    return found


def object_of(
    type_: TypeRef, declarations: Mapping[Pointer, Declaration]
) -> Object | None:
    """The object with properties that a type is, by itself or by another name."""
    seen: set[Pointer] = set()
    while isinstance(type_, Named) and type_.pointer not in seen:
        seen.add(type_.pointer)
        match declarations[type_.pointer]:
            case Object(fields=fields) as declaration if fields:
                return declaration
            case Alias(type=aliased):
                type_ = aliased
    return None


def tags_of(
    declarations: Mapping[Pointer, Declaration],
) -> dict[tuple[Pointer, str], set[JsonScalar]]:
    """The values of a property that stand for an object, by the object and the property."""
    found: dict[tuple[Pointer, str], set[JsonScalar]] = {}
    for union in declarations.values():
        if not isinstance(union, Union) or union.tag is None:
            continue
        for value, variant in union.tag.mapping.items():
            for pointer in references(variant):
                for one in (pointer, *behind(pointer, declarations)):
                    found.setdefault((one, union.tag.wire_name), set()).add(value)
    return found


def used_by(
    operation: Operation, declarations: Mapping[Pointer, Declaration]
) -> Iterator[Pointer]:
    """The declarations that an operation mentions: it sends, returns, or raises them."""
    yield from sent_by(operation, declarations)
    yield from returned_by(operation)
    yield from raised_by(operation)


def sent_by(
    operation: Operation, declarations: Mapping[Pointer, Declaration]
) -> Iterator[Pointer]:
    """The declarations of what a request holds.

    An object body is not one of them: its properties are arguments.
    """
    for parameter in operation.parameters:
        yield from references(parameter.type)
    for content in operation.body.contents if operation.body else ():
        match content:
            case (
                JsonContent(_, type_)
                | FormContent(_, type_)
                | MultipartContent(_, type_)
            ):
                body = object_of(type_, declarations)
                yield from mentioned(body) if body else references(type_)
            case TextContent() | RawContent():
                pass


def returned_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what a call returns, and of its headers."""
    if operation.headers:
        yield operation.headers.type.pointer
    for content in contents_of(operation.success):
        if isinstance(content, JsonContent):
            yield from references(content.type)
    if stream := stream_of(operation):
        yield from references(stream.item)


def stream_of(operation: Operation) -> StreamContent | None:
    """The stream that a call returns, always or if it is asked to."""
    if isinstance(operation.success, StreamContent):
        return operation.success
    return operation.stream.content if operation.stream else None


def contents_of(success: Success) -> tuple[Content, ...]:
    """What a success may hold at once: one content for each status where they differ."""
    if isinstance(success, StreamContent):
        return ()
    if isinstance(success, ByStatus):
        return tuple(content for _, content in success.contents)
    return (success,)


def type_of(content: Content) -> TypeRef:
    """The type of a body."""
    match content:
        case JsonContent(_, type_):
            return type_
        case TextContent():
            return Scalar("string")
        case RawContent():
            return Binary()
        case NoContent():
            return Null()


def raised_by(operation: Operation) -> Iterator[Pointer]:
    """The declarations of what documented errors hold."""
    for error in operation.errors:
        if error.type is not None:
            yield from references(error.type)


def documented_errors(api: Api) -> Iterator[tuple[Operation, ErrorCase]]:
    """The errors with a typed body, in the order of the document."""
    for operation in api.operations:
        for case in operation.errors:
            if case.type:
                yield operation, case
