"""Operations → their static descriptions, which the sync and the async method share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..code import Code, join
from ..graph import contents_of, type_of
from ..ir import (
    DEFAULT_STYLES,
    ByStatus,
    ErrorCase,
    Headers,
    JsonContent,
    ListOf,
    MapOf,
    Named,
    NoContent,
    Object,
    Operation,
    Parameter,
    RawContent,
    Scalar,
    Security,
    StreamContent,
    Success,
    TextContent,
    TupleOf,
    TypeRef,
)
from .bodies import described_body, described_encodings, described_style
from .errors import ErrorNames, class_of_status
from .imports import Imports
from .literals import dict_of, literal, tuple_of
from .methods import Method
from .retries import described_policy
from .servers import described_servers
from .streams import stream_decoder, stream_type
from .types import Returned, joined
from .vocabulary import Vocabulary

_JSON = "application/json"
_ANY = ("*/*", "application/octet-stream")
_OPERATION = "._runtime.operation"


@dataclass(frozen=True, slots=True)
class OperationView:
    name: Code
    type: Code | None
    """Its annotation, where checkers cannot see what it returns."""
    kind: Code
    arguments: Code


def returns(success: Success, types: Returned) -> Code:
    """The type of what a call returns."""
    if isinstance(success, StreamContent):
        return stream_type(success, types)
    contents = contents_of(success)
    found = [
        one for content in contents for one in types.alternatives(type_of(content))
    ]
    return joined(sorted(found, key=lambda one: one == "None"))


def _accept(content: TextContent | RawContent) -> str:
    """What is asked for; nothing where that is what the runtime asks for anyway."""
    asked = dict.fromkeys((content.media_type, *content.alike))
    usual = asked.keys() <= {"text/plain"} or not asked.keys().isdisjoint(_ANY)
    return "" if usual else literal(", ".join(asked))


class Descriptions:
    """Writes the descriptions of one resource module."""

    def __init__(
        self, vocabulary: Vocabulary, errors: ErrorNames, imports: Imports
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._imports = imports
        self._types = Returned(vocabulary, imports)

    def view(self, method: Method, name: Code) -> OperationView:
        operation = method.operation
        kind = self._imports.name(_OPERATION, "Operation")
        type_ = self._with_headers(
            returns(operation.success, self._types), operation.headers
        )
        is_class = self._is_class(operation.success)
        return OperationView(
            name,
            None if is_class else Code(f"{kind}[{type_}]"),
            kind,
            join(", ", self._arguments(method)),
        )

    def stream(
        self,
        name: Code,
        operation: Code,
        stream: StreamContent,
        headers: Headers | None,
    ) -> OperationView:
        """An operation that is described already, as one that answers with a stream."""
        kind = self._imports.name(_OPERATION, "Operation")
        type_ = self._with_headers(stream_type(stream, self._types), headers)
        return OperationView(
            name,
            None if self._is_class(stream) else Code(f"{kind}[{type_}]"),
            Code(f"{operation}.returning"),
            Code(stream_decoder(stream, self._types)),
        )

    def _with_headers(self, type_: Code, headers: Headers | None) -> Code:
        """What an operation is generic in."""
        if headers is None:
            return type_
        return Code(f"{type_}, {self._types.annotation(headers.type)}")

    def _arguments(self, method: Method) -> Iterator[Code]:
        operation = method.operation
        yield literal(operation.id)
        yield literal(operation.method)
        yield literal(operation.sent)
        yield from self._answer(operation)
        if operation.body:
            yield from described_body(
                method, operation.body, self._vocabulary, self._imports
            )
        if styles := list(self._styles(operation.parameters)):
            yield Code(f"styles={{{', '.join(styles)}}}")
        for one in operation.parameters:
            if one.encodings:
                said = described_encodings(one.encodings, self._imports)
                yield Code(f"query_encodings={said}")
        if security := self._security(operation.security):
            yield Code(f"security={security}")
        if operation.servers:
            names = self._vocabulary.arguments.variables
            servers = described_servers(operation.servers, names, self._imports)
            yield Code(f"servers={servers}")
        if errors := self._error_classes(operation.errors):
            yield Code(f"errors={errors}")
        if operation.idempotency_header is not None:
            yield Code(f"idempotency_header={literal(operation.idempotency_header)}")
        if operation.retries is not None:
            known = self._imports.name("._runtime.retry", "RetryPolicy")
            yield Code(f"retries={described_policy(operation.retries, known)}")
        if operation.doc.deprecated:
            yield Code("deprecated=True")
        # A whole body is the operation's own: OpenAPI deprecates no Request Body Object.
        avoided = [
            one
            for one in method.arguments
            if one.doc.deprecated and one.place != "body"
        ]
        if avoided:
            pairs = (tuple_of(map(literal, (one.place, one.key))) for one in avoided)
            yield Code(f"deprecated_arguments={tuple_of(pairs)}")

    def _answer(self, operation: Operation) -> Iterator[Code]:
        yield Code(f"returns={self._decoder(operation.success)}")
        if operation.headers:
            yield Code(f"headers={self._headers(operation.headers)}")

    def _security(self, own: Security | None) -> Code | None:
        """What an operation needs other than the rest of the API."""
        if own is None:
            return None
        usual = self._vocabulary.security(self._vocabulary.api.security)
        needed = self._vocabulary.security(own)
        return needed if needed != usual else None

    def _is_class(self, success: Success) -> bool:
        """Whether what a call returns is one class to checkers, not a union."""
        match success:
            case JsonContent(_, type_):
                return self._names_class(type_)
            case TextContent() | RawContent() | NoContent():
                return True
            case ByStatus():
                return False
            case stream:
                return self._names_class(stream.item)

    def _names_class(self, type_: TypeRef) -> bool:
        match type_:
            case Named(pointer):
                return isinstance(self._vocabulary.api.declarations[pointer], Object)
            case ListOf() | TupleOf() | MapOf() | Scalar():
                return True
        return False

    def _decoder(self, success: Success) -> str:
        match success:
            case ByStatus(contents):
                by_status = self._imports.name(_OPERATION, "ByStatus")
                cases = (
                    (status, Code(self._decoder(content)))
                    for status, content in contents
                )
                return f"{by_status}({dict_of(cases)})"
            case JsonContent(media_type, type_):
                json = self._imports.name(_OPERATION, "Json")
                accept = f", accept={literal(media_type)}" * (media_type != _JSON)
                return f"{json}(lambda: {self._types.annotation(type_)}{accept})"
            case TextContent():
                return f"{self._imports.name(_OPERATION, 'Text')}({_accept(success)})"
            case RawContent():
                return f"{self._imports.name(_OPERATION, 'Bytes')}({_accept(success)})"
            case NoContent():
                return f"{self._imports.name(_OPERATION, 'Empty')}()"
            case stream:
                return stream_decoder(stream, self._types)

    def _headers(self, headers: Headers) -> str:
        typed_headers = self._imports.name("._runtime.typed_headers", "TypedHeaders")
        arguments = [f"lambda: {self._types.annotation(headers.type)}"]
        if headers.forms:
            forms = dict_of((name, literal(how)) for name, how in headers.forms)
            arguments.append(forms)
        return f"{typed_headers}({', '.join(arguments)})"

    def _styles(self, parameters: Iterable[Parameter]) -> Iterator[str]:
        for one in parameters:
            if one.style != DEFAULT_STYLES[one.location]:
                key = f"({literal(one.location)}, {literal(one.wire_name)})"
                yield f"{key}: {described_style(one.style, self._imports)}"

    def _error_classes(self, cases: tuple[ErrorCase, ...]) -> str:
        """The classes of documented errors; many of them by their statuses alone."""
        classes = {one.status: name for one in cases if (name := self._errors.of(one))}
        if not classes:
            return ""
        if any(isinstance(status, str) for status in classes):
            # A range or `default` is not for a status that has an entry without a body.
            for one in cases:
                classes.setdefault(one.status, class_of_status(one.status))
        module = self._imports.name(".", "errors")
        pairs = sorted(classes.items(), key=lambda pair: str(pair[0]))
        usual = self._errors.usual(cases)
        items = [
            f"{literal(one)}: {module}.{name}"
            for one, name in pairs
            if one not in usual
        ]
        listed = ", ".join(literal(one) for one, _ in pairs if one in usual)
        short = f"{module}.documented({listed})"
        if usual and not items:
            return short
        return f"{{{', '.join([f'**{short}'] * bool(usual) + items)}}}"
