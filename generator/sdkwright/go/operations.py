"""Operations → what the runtime is told of them, once and for all calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, assert_never

from ..code import Code
from ..ir import (
    DEFAULT_STYLES,
    ByStatus,
    Content,
    Encoding,
    ErrorCase,
    EventStream,
    FormContent,
    JsonContent,
    JsonLines,
    JsonSequence,
    Location,
    MultipartContent,
    NoContent,
    Nullable,
    Operation,
    Parameter,
    RawContent,
    RequestContent,
    Security,
    Server,
    ServerVariable,
    Status,
    StreamContent,
    Style,
    TextContent,
    WholeEventStream,
)
from .errors import ErrorNames
from .imports import Imports
from .layout import keyed
from .literals import literal
from .retries import described_policy

Entries: TypeAlias = Iterable[tuple[str, str]]

# A list of values stands in its line up to this length.
_LONGEST_LIST = 100

_PLACES: Mapping[Location, str] = {
    "path": "runtime.Path",
    "query": "runtime.Query",
    "querystring": "runtime.QueryString",
    "header": "runtime.Header",
    "cookie": "runtime.Cookie",
}


def described_operation(
    operation: Operation,
    errors: ErrorNames,
    environment: Mapping[str, str],
    imports: Imports,
) -> Code:
    """The `runtime.Operation` of an operation.

    `environment` are the environment variables of server variables, by their names.
    """
    pairs = _entries(operation, errors, environment, imports)
    entries = ((Code(key), Code(value)) for key, value in pairs)
    return Code(f"runtime.Operation{{\n{keyed(entries)}\n}}")


def _entries(
    operation: Operation,
    errors: ErrorNames,
    environment: Mapping[str, str],
    imports: Imports,
) -> Entries:
    yield "ID", literal(operation.id)
    yield "Method", literal(operation.method)
    yield "Path", literal(operation.sent)
    if operation.parameters:
        parameters = map(described_parameter, operation.parameters)
        yield "Parameters", _lines("[]runtime.Parameter", parameters)
    if operation.body:
        contents = map(_content, operation.body.contents)
        yield "Contents", _lines("[]runtime.Content", contents)
        if operation.body.required:
            yield "BodyRequired", "true"
    yield "Answers", _lines("[]runtime.Answer", _answers(operation))
    if cases := _cases(operation.errors, errors):
        imports.own("models/sdkerrors")
        listed = (
            _struct(("Status", _status(status)), ("New", new))
            for status, new in cases.items()
        )
        yield "Errors", _lines("[]runtime.ErrorCase", listed)
    if operation.security is not None:
        yield "Security", described_security(operation.security)
    if operation.servers:
        yield "Servers", described_servers(operation.servers, environment)
    if operation.idempotency_header is not None:
        yield "IdempotencyHeader", literal(operation.idempotency_header)
    if operation.retries is not None:
        yield "Retries", described_policy(operation.retries, imports)


def _cases(cases: tuple[ErrorCase, ...], errors: ErrorNames) -> dict[Status, Code]:
    """What makes the error of each status that has a type of its own."""
    found = dict(errors.cases(cases))
    if any(isinstance(status, str) for status in found):
        # A range or `default` is not for a status that has an entry without a body.
        for one in cases:
            found.setdefault(one.status, errors.usual)
    # Those that say most come first: statuses, ranges, `default`.
    return dict(
        sorted(found.items(), key=lambda one: (type(one[0]) is str, str(one[0])))
    )


def described_parameter(parameter: Parameter) -> Code:
    return Code(_struct(*_parameter(parameter)))


def _parameter(parameter: Parameter) -> Entries:
    yield "In", _PLACES[parameter.location]
    yield "Name", literal(parameter.wire_name)
    if parameter.style != DEFAULT_STYLES[parameter.location]:
        yield "Style", f"runtime.Style{_style(parameter.style)}"
    if parameter.encodings:
        yield "Encodings", _encodings(parameter.encodings)


def _style(style: Style) -> str:
    entries = [("Name", str(literal(style.name)))]
    if style.explode:
        entries.append(("Explode", "true"))
    if style.allow_reserved:
        entries.append(("AllowReserved", "true"))
    return _struct(*entries)


def _encodings(encodings: Mapping[str, Encoding]) -> str:
    items = (f"{literal(name)}: {_encoding(one)}" for name, one in encodings.items())
    return f"map[string]runtime.Encoding{{{', '.join(items)}}}"


def _encoding(encoding: Encoding) -> str:
    if encoding.style:
        return _struct(("Style", f"&runtime.Style{_style(encoding.style)}"))
    return _struct(("ContentType", literal(encoding.content_type)))


def _content(content: RequestContent) -> str:
    entries = [
        ("Kind", f"runtime.{content_kind(content)}Content"),
        ("MediaType", str(literal(content.media_type))),
    ]
    if isinstance(content, JsonContent) and isinstance(content.type, Nullable):
        entries.append(("Nullable", "true"))
    if isinstance(content, FormContent | MultipartContent) and content.encodings:
        entries.append(("Encodings", _encodings(content.encodings)))
    return _struct(*entries)


def content_kind(content: RequestContent) -> Code:
    """How a body is written, in a word."""
    match content:
        case JsonContent():
            return Code("JSON")
        case FormContent():
            return Code("Form")
        case MultipartContent():
            return Code("Multipart")
        case TextContent():
            return Code("Text")
        case RawContent():
            return Code("Raw")


def answers_of(
    operation: Operation,
) -> Iterator[tuple[Status, Content | StreamContent]]:
    """The successes that an operation describes, by their statuses."""
    match operation.success:
        case ByStatus(contents):
            yield from contents
        case content:
            yield "2XX", content
    if operation.stream:
        match operation.success:
            case ByStatus(((status, _), *_)):
                yield status, operation.stream.content
            case _:
                yield "2XX", operation.stream.content


def _answers(operation: Operation) -> Iterator[str]:
    for status, content in answers_of(operation):
        kind, media_types = _answer(content)
        entries = [("Status", _status(status))]
        if kind != "NoAnswer":
            entries.append(("Kind", f"runtime.{kind}"))
            entries.append(("MediaTypes", _texts(media_types)))
        yield _struct(*entries)


def _answer(content: Content | StreamContent) -> tuple[str, tuple[str, ...]]:
    match content:
        case JsonContent(media_type):
            return "JSONAnswer", (media_type,)
        case TextContent(media_type, alike):
            return "TextAnswer", tuple(dict.fromkeys((media_type, *alike)))
        case RawContent(media_type, alike):
            return "RawAnswer", tuple(dict.fromkeys((media_type, *alike)))
        case NoContent():
            return "NoAnswer", ()
        case EventStream() | WholeEventStream() | JsonLines() | JsonSequence():
            return "StreamAnswer", (content.media_type,)
        case _:
            assert_never(content)


def answered_media_types(operations: Iterable[Operation]) -> Iterator[str]:
    """All that some operation answers with."""
    for operation in operations:
        for _, content in answers_of(operation):
            yield from _answer(content)[1]


def described_security(security: Security) -> Code:
    """Alternatives; empty where nothing is needed."""
    alternatives = []
    for needed in dict.fromkeys(security):
        schemes = []
        for one in needed:
            entries = [("Key", str(literal(one.key)))]
            if one.scopes:
                entries.append(("Scopes", _texts(one.scopes)))
            schemes.append(_struct(*entries))
        alternatives.append(f"{{{', '.join(schemes)}}}")
    return Code(f"runtime.Security{{{', '.join(alternatives)}}}")


def described_servers(
    servers: Iterable[Server], environment: Mapping[str, str]
) -> Code:
    listed = (_struct(*_server(one, environment)) for one in servers)
    return Code(_lines("[]runtime.Server", listed))


def _server(server: Server, environment: Mapping[str, str]) -> Entries:
    yield "Name", literal(server.name)
    yield "URL", literal(server.url)
    if server.variables:
        yield "Variables", described_variables(server.variables, environment)


def described_variables(
    variables: Iterable[ServerVariable], environment: Mapping[str, str]
) -> Code:
    listed = (_struct(*_variable(one, environment[one.name])) for one in variables)
    return Code(f"[]runtime.ServerVariable{{{', '.join(listed)}}}")


def _variable(variable: ServerVariable, environment: str) -> Entries:
    yield "Name", literal(variable.name)
    if variable.default is not None:
        yield "Default", f"Pointer({literal(variable.default)})"
    if variable.values:
        yield "Values", _texts(variable.values)
    yield "Environment", literal(environment)


def _status(status: Status) -> str:
    return literal(str(status))


def _texts(values: Iterable[str]) -> str:
    return f"[]string{{{', '.join(map(literal, values))}}}"


def _struct(*entries: tuple[str, str]) -> str:
    """A composite literal in one line, where its type is known."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in entries)}}}"


def _lines(type_: str, items: Iterable[str]) -> str:
    """A list among the entries of an operation: one item alone stands in their line."""
    listed = list(items)
    if len(listed) == 1 and len(listed[0]) <= _LONGEST_LIST:
        return f"{type_}{{{listed[0]}}}"
    return "\n".join((f"{type_}{{", *(f"\t\t{one}," for one in listed), "\t}"))
