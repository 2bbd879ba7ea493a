"""Calls for the pages: programs that a reader can run."""

from __future__ import annotations

from ...code import Code
from ...ir import (
    Alias,
    AnyJson,
    Binary,
    Constant,
    Enum,
    JsonScalar,
    ListOf,
    MapOf,
    Named,
    NoContent,
    Null,
    Nullable,
    Object,
    RawContent,
    Scalar,
    StreamContent,
    TupleOf,
    TypeRef,
    Union,
)
from ..arguments import Argument
from ..literals import literal, tuple_of
from ..methods import Method
from ..types import is_file
from ..vocabulary import Vocabulary

_TEXTS = {
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "uri": "https://example.com",
    "email": "someone@example.com",
}
_DATES = {
    "date-time": "datetime.datetime(2026, 1, 31, 12, tzinfo=datetime.UTC)",
    "date": "datetime.date(2026, 1, 31)",
}
_FILE = 'pathlib.Path("file.bin")'
_DEEPEST = 4
_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def arguments(method: Method, vocabulary: Vocabulary) -> tuple[Code, ...]:
    """The arguments that a call needs, with values that fit their types."""
    return tuple(
        Code(_keyword(one) + _value(one.type, one, vocabulary, 0))
        for one in method.arguments
        if one.required or one.is_usual or one.place == "path"
    )


def program(
    method: Method, vocabulary: Vocabulary, package: str, client: str, setup: str
) -> str:
    """A program that makes one call and shows what comes of it."""
    stream = method.operation.stream
    always = isinstance(method.operation.success, StreamContent)
    if always or (stream and stream.is_default):
        return stream_program(method, vocabulary, package, client, setup)
    values = ", ".join(arguments(method, vocabulary))
    match method.operation.success:
        case NoContent():
            shown = f"{method.symbol}({values})"
        case RawContent():
            opened = f"with {method.symbol}.streamed({values}) as answer"
            shown = f'{opened}:\n        answer.save("download")'
        case _:
            shown = f"result = {method.symbol}({values})\n    print(result)"
    return _imports(values, package, client) + _with(client, setup, shown)


def pages_program(
    method: Method, vocabulary: Vocabulary, package: str, client: str, setup: str
) -> str:
    """A program that shows the items of all pages."""
    values = ", ".join(arguments(method, vocabulary))
    shown = f"for item in {method.symbol}.items({values}):\n        print(item)"
    return _imports(values, package, client) + _with(client, setup, shown)


def stream_program(
    method: Method, vocabulary: Vocabulary, package: str, client: str, setup: str
) -> str:
    """A program that shows the items of a stream as they arrive."""
    given = arguments(method, vocabulary)
    if switch := method.switch:
        asked = Code(f"{switch.name}=True")
        given = (*(one for one in given if not one.startswith(asked[:-4])), asked)
    values = ", ".join(given)
    shown = (
        f"with {method.symbol}({values}) as stream:\n"
        "        for item in stream:\n            print(item)"
    )
    return _imports(values, package, client) + _with(client, setup, shown)


def _imports(values: str, package: str, client: str) -> str:
    names = (one for one in ("datetime", "pathlib") if f"{one}." in values)
    modules = "".join(f"import {name}\n" for name in names)
    gap = "\n" if modules else ""
    return f"{modules}{gap}from {package} import {client}\n\n"


def _with(client: str, setup: str, shown: str) -> str:
    return f"with {client}({setup}) as client:\n    {shown}\n"


def _keyword(argument: Argument) -> str:
    return "" if argument.is_positional else f"{argument.name}="


def _value(
    type_: TypeRef, argument: Argument, vocabulary: Vocabulary, depth: int
) -> str:
    match type_:
        case Scalar():
            example = argument.doc.example if depth == 0 else None
            return _scalar(type_, argument, example)
        case Constant(value):
            return literal(value)
        case Nullable(inner):
            return _value(inner, argument, vocabulary, depth)
        case ListOf(item):
            return (
                f"[{_value(item, argument, vocabulary, depth + 1)}]"
                if depth < _DEEPEST
                else "[]"
            )
        case TupleOf(items):
            parts = [_value(item, argument, vocabulary, depth + 1) for item in items]
            return tuple_of(map(Code, parts))
        case MapOf() | AnyJson():
            return "{}"
        case Null():
            return "None"
        case Binary():
            return _FILE
        case Named(pointer):
            return _declared(pointer, argument, vocabulary, depth)


def _scalar(type_: Scalar, argument: Argument, example: JsonScalar | None) -> str:
    if argument.is_part and is_file(type_):
        return _FILE
    if type_.kind == "string" and type_.format in _DATES:
        return _DATES[type_.format]
    if _fits(example, type_.kind):
        return literal(example)
    if type_.kind == "string":
        return literal(_TEXTS.get(type_.format, argument.wire_name or "..."))
    return {"integer": "1", "number": "1.5", "boolean": "True"}[type_.kind]


def _fits(example: JsonScalar | None, kind: str) -> bool:
    return type(example) in _KINDS[kind]


def _declared(
    pointer: str, argument: Argument, vocabulary: Vocabulary, depth: int
) -> str:
    if depth > _DEEPEST:
        return "..."
    match vocabulary.api.declarations[pointer]:
        case Enum(values=values):
            return literal(values[0])
        case Union(variants=variants):
            return _value(variants[0], argument, vocabulary, depth + 1)
        case Alias(type=type_):
            return _value(type_, argument, vocabulary, depth + 1)
        case Object(fields=fields):
            needed = (
                [field for field in fields if field.required]
                if depth < _DEEPEST
                else []
            )
            items = (
                f"{literal(field.wire_name)}: {_value(field.type, argument, vocabulary, depth + 1)}"
                for field in needed
            )
            return f"{{{', '.join(items)}}}"
