"""What a call returns → its type, and what makes it of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ..code import Code
from ..graph import contents_of
from ..ir import (
    ByStatus,
    Content,
    EventStream,
    JsonContent,
    JsonLines,
    JsonSequence,
    Named,
    NoContent,
    Nullable,
    Operation,
    RawContent,
    StreamContent,
    TextContent,
    TypeRef,
    WholeEventStream,
)
from ..naming import Scope
from .literals import literal
from .operations import answers_of
from .types import Types

OPEN_BODY = Code("io.ReadCloser")
"""The type of a body that passes through; a file that prints it has to import `io`."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a method returns beside its error, and the function of call.go that does it."""

    type: Code
    """Empty where there is nothing beside the error."""
    call: Code
    """With its type arguments."""
    last: Code | None = None
    """Its last argument, if it takes one more than all of them do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of several answers, as a field of what is returned."""

    field: Code
    type: Code
    read: Code
    """What makes it of `answer`; with an error if it may fail."""
    may_fail: bool
    answers: tuple[int, ...]
    """By their indexes among the operation's."""


def result_of(content: Content | StreamContent, types: Types) -> Result:
    match content:
        case JsonContent(_, type_) if _is_struct(type_, types):
            value = types.value(type_)
            return Result(types.result(type_), Code(f"callJSON[{value}]"))
        case JsonContent(_, type_):
            value = types.value(type_)
            call = "callNullable" if _is_null_nil(type_, types) else "callValue"
            return Result(value, Code(f"{call}[{value}]"))
        case TextContent():
            return Result(Code("string"), Code("callText"))
        case RawContent():
            types.imports.standard("io")
            return Result(OPEN_BODY, Code("callRaw"))
        case NoContent():
            return Result(Code(""), Code("callNothing"))
        case stream:
            return Result(
                stream_type(stream, types),
                Code(f"callStream[{types.value(stream.item)}]"),
                stream_format(stream, types),
            )


def _is_struct(type_: TypeRef, types: Types) -> bool:
    """Whether there is always a struct; one that may be null has a pointer of its own."""
    return types.is_struct(type_) and not isinstance(type_, Nullable)


def _is_null_nil(type_: TypeRef, types: Types) -> bool:
    """Whether null becomes a nil slice or map, which says nothing of null itself."""
    return isinstance(type_, Nullable) and types.is_container(type_.type)


def kinds_of(operation: Operation, types: Types) -> tuple[Kind, ...]:
    """The kinds of answers of an operation that has several; those alike are one."""
    fields = Scope()
    found: dict[tuple[str, str], list[int]] = {}
    wanted: dict[tuple[str, str], tuple[str, bool]] = {}
    for index, (_, content) in enumerate(answers_of(operation)):
        for field, type_, read, may_fail in _kind(content, types):
            found.setdefault((type_, read), []).append(index)
            wanted.setdefault((type_, read), (field, may_fail))
    return tuple(
        Kind(
            Code(fields.claim(wanted[key][0])),
            Code(key[0]),
            Code(key[1]),
            wanted[key][1],
            tuple(indexes),
        )
        for key, indexes in found.items()
    )


def _kind(
    content: Content | StreamContent, types: Types
) -> Iterator[tuple[str, str, str, bool]]:
    """Its field, its type, and what makes it of an answer."""
    match content:
        case JsonContent(_, type_):
            names = types.vocabulary.names
            name = names.get(type_.pointer) if isinstance(type_, Named) else None
            may_be_nil = isinstance(type_, Nullable) or types.is_nilable(type_)
            decode = "decodeValue" if may_be_nil else "runtime.DecodeJSON"
            if _is_null_nil(type_, types):
                decode = "decodeNullable"
            read = f"{decode}[{types.value(type_)}](answer)"
            yield name or "Value", types.pointer(type_), read, True
        case TextContent():
            yield "Text", "*string", "Pointer(runtime.DecodeText(answer))", False
        case RawContent():
            yield "Body", OPEN_BODY, "answer.Stream", False
        case NoContent():
            pass
        case stream:
            arguments = f"answer, {stream_format(stream, types)}"
            made = f"streamOf[{types.value(stream.item)}]({arguments})"
            yield "EventStream", stream_type(stream, types), made, False


def has_several(operation: Operation) -> bool:
    return isinstance(operation.success, ByStatus) or operation.stream is not None


def stream_type(stream: StreamContent, types: Types) -> Code:
    package = types.imports.own("types/stream")
    return Code(f"*{package}.EventStream[{types.value(stream.item)}]")


def stream_format(stream: StreamContent, types: Types) -> Code:
    """How the body of a stream is read."""
    made = f"{types.imports.own('types/stream')}.{_format(stream)}"
    if stream.end is not None:
        made += f".Until({literal(stream.end)})"
    return Code(made)


def _format(stream: StreamContent) -> str:
    match stream:
        case EventStream(is_text=True):
            return "TextEvents()"
        case EventStream():
            return "Events()"
        case WholeEventStream(text="all"):
            return "WholeTextEvents()"
        case WholeEventStream(text=kinds):
            return f"WholeEvents({', '.join(map(literal, kinds))})"
        case JsonLines():
            return "JSONLines()"
        case JsonSequence():
            return "JSONSequence()"
        case _:
            assert_never(stream)


def page_type(operation: Operation, types: Types) -> Code:
    """What one answer is, where they come in pages."""
    contents = contents_of(operation.success)
    found = [one.type for one in contents if isinstance(one, JsonContent)]
    return types.value(found[0]) if len(found) == 1 else Code("any")


def item_type(operation: Operation, types: Types) -> Code:
    """What an item of a page is."""
    paging = operation.paging
    assert paging
    return types.value(paging.item[0]) if len(paging.item) == 1 else Code("any")
