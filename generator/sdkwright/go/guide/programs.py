"""Programs for the pages, which a reader can run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...code import Code, join
from ...guide.samples import Free, Plain, Properties, Sample, Samples, Variant
from ...guide.servers import EXAMPLE, example_of, needed_variables
from ...ir import Access, Binary, Field, Operation, Pointer, Switched
from ..imports import Imports
from ..literals import literal
from ..methods import Argument, Method
from ..types import Types
from ..vocabulary import Vocabulary
from .credentials import sign_in
from .imports import ProgramImports
from .outcomes import outcome_of
from .values import INDENT, Structs, Values, composite

_FORM = "application/x-www-form-urlencoded"
_FAILED = "if err != nil {\n    log.Fatal(err)\n}"


@dataclass(frozen=True, slots=True)
class Names:
    """What the module calls what programs begin with."""

    module: str
    package: Code
    client: Code
    variables: Mapping[str, Code]
    """The options that fill in the URL of a server, by the names of its variables."""


@dataclass(frozen=True, slots=True)
class More:
    """What a program has beyond a call."""

    client: tuple[str, ...] = ()
    """Options of the client, the name of its package left out."""
    call: tuple[str, ...] = ()
    """Options of the call."""
    before: tuple[str, ...] = ()
    """Statements before it."""
    failed: str = _FAILED
    """What is done with an error."""
    standard: tuple[str, ...] = ()
    """What it imports."""
    own: tuple[str, ...] = ()
    chooses_server: bool = False
    ends: bool = False
    """Whether nothing is done with the result."""


_NOTHING = More()


class Programs:
    """Writes the programs of one module."""

    def __init__(self, vocabulary: Vocabulary, names: Names, structs: Structs) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._structs = structs
        self._types = Types(vocabulary, Imports(names.module))

    def call(self, method: Method, more: More = _NOTHING) -> Code:
        """One call, and what comes of it."""
        stream = method.operation.stream
        asks = stream if stream and stream.is_default else None
        return self._call(method, asks, more)

    def stream(self, method: Method) -> Code:
        """The items of a stream that has to be asked for."""
        return self._call(method, method.operation.stream, _NOTHING)

    def values(self, imports: ProgramImports, without: Access) -> Values:
        """What writes the values of one program."""
        samples = Samples(self._vocabulary.api.declarations, without)
        return Values(self._vocabulary, imports, samples, self._structs)

    def imports(self) -> ProgramImports:
        return ProgramImports(self._names.module, self._names.package)

    def _call(self, method: Method, asks: Switched | None, more: More) -> Code:
        imports = self.imports()
        outcome = outcome_of(method.operation, self._types, asks is not None)
        handled = () if more.ends else outcome.handled
        for path in (
            *("context", "log"),
            *(() if more.ends else outcome.imports),
            *more.standard,
        ):
            imports.standard(path)
        for path in more.own:
            imports.own(path)
        arguments = [*self._arguments(method, asks, imports), *map(Code, more.call)]
        symbol = join(".", (*method.resource.fields, method.name))
        declared = Code("_, err") if more.ends and outcome.handled else outcome.declared
        call = [
            Code(f"{declared} := s.{symbol}({join(', ', arguments)})"),
            Code(more.failed),
            *handled,
        ]
        root = imports.root()
        options = [
            *(() if more.chooses_server else self._servers(method.operation, root)),
            *self._sign_in(method, imports),
            *(Code(f"{root}.{one.replace('{root}', root)}") for one in more.client),
        ]
        paragraphs = [
            Code("ctx := context.Background()"),
            Code(f"s := {called(Code(f'{root}.New'), options)}"),
            *map(Code, more.before),
            join("\n", call),
        ]
        return program(imports, join("\n\n", paragraphs))

    def _sign_in(self, method: Method, imports: ProgramImports) -> Iterator[Code]:
        api = self._vocabulary.api
        option = sign_in(api, method.operation, self._names.package, imports)
        if option:
            yield option

    def _servers(self, operation: Operation, root: Code) -> Iterator[Code]:
        """The options without which a client does not know where to go; mostly none."""
        servers = (self._vocabulary.api.servers[0], *operation.servers[:1])
        found = [(one, needed_variables(one)) for one in servers]
        if any(needed is None for _, needed in found):
            yield Code(f"{root}.WithServerURL({literal(EXAMPLE)})")
            return
        values = {
            one.name: example_of(one, server)
            for server, needed in found
            for one in needed or ()
        }
        for name, value in values.items():
            yield Code(f"{root}.{self._names.variables[name]}({literal(value)})")

    def _arguments(
        self, method: Method, asks: Switched | None, imports: ProgramImports
    ) -> list[Code]:
        values = self.values(imports, without="read")
        pointer = method.operation.pointer
        request = self._vocabulary.requests.get(pointer)
        arguments = [Code("ctx")]
        if request and not method.content:
            arguments.append(self._request(request, method, asks, imports, values))
        else:
            arguments += (
                self._argument(one, asks, values) or Code("nil")
                for one in method.arguments
            )
        if asks and asks.argument is None:
            own, media_type = imports.own("models/operations"), asks.content.media_type
            accepted = f"{own}.AcceptHeaderEnum({literal(media_type)})"
            arguments.append(Code(f"{own}.WithAcceptHeaderOverride({accepted})"))
        return arguments

    def _request(
        self,
        name: Code,
        method: Method,
        asks: Switched | None,
        imports: ProgramImports,
        values: Values,
    ) -> Code:
        body = (method.body,) if method.body else ()
        given = (
            (one.field, self._argument(one, asks, values))
            for one in (*method.parameters, *body)
        )
        entries = (Code(f"{field}: {value}") for field, value in given if value)
        own = imports.own("models/operations")
        return composite(Code(f"{own}.{name}"), entries)

    def _argument(
        self, one: Argument, asks: Switched | None, values: Values
    ) -> Code | None:
        """The value of an argument; None for one that is left out."""
        place, wire_name = asks.argument if asks and asks.argument else ("", "")
        if one.parameter is None:
            if isinstance(one.type, Binary):
                return values.body(one.media_type, required=one.required)
            sample = values.samples.of(one.type)
            if not one.required and not _fits(sample, one.media_type):
                return None
            if place == "body":
                sample = self._asking(sample, wire_name)
        else:
            parameter = one.parameter
            is_asked = (parameter.location, parameter.wire_name) == (place, wire_name)
            has_example = parameter.doc.example is not None
            if not parameter.required and not is_asked and not has_example:
                return None
            sample = values.samples.of(one.type, parameter.doc, parameter.wire_name)
            sample = Plain(True) if is_asked else sample
        if one.required:
            return values.required(sample, one.type)
        return values.pointer(sample, one.type)

    def _asking(self, sample: Sample, wire_name: str) -> Sample:
        """A body whose property says that a stream is wanted."""
        match sample:
            case Variant(union, type_, value):
                return Variant(union, type_, self._asking(value, wire_name))
            case Properties(pointer, fields):
                others = [one for one in fields if one[0].wire_name != wire_name]
                if switch := self._field(pointer, wire_name):
                    others.append((switch, Plain(True)))
                return Properties(pointer, tuple(others))
        return sample

    def _field(self, pointer: Pointer, wire_name: str) -> Field | None:
        declaration = self._vocabulary.api.declarations[pointer]
        fields = getattr(declaration, "fields", ())
        return next((one for one in fields if one.wire_name == wire_name), None)


def _fits(sample: Sample, media_type: str) -> bool:
    """Whether a value can be a body: a form is made of an object."""
    while isinstance(sample, Variant):
        sample = sample.value
    is_form = media_type.startswith(("multipart/form-data", _FORM))
    return not is_form or isinstance(sample, Properties | Free)


def called(function: Code, arguments: list[Code]) -> Code:
    """A call, each argument on a line of its own."""
    if not arguments:
        return Code(f"{function}()")
    lines = (f"{one},".replace("\n", f"\n{INDENT}") for one in arguments)
    body = join(f"\n{INDENT}", map(Code, lines))
    return Code(f"{function}(\n{INDENT}{body}\n)")


def program(imports: ProgramImports, body: Code) -> Code:
    """A whole program of the statements of its main function."""
    lines = join("\n", (Code(f"{INDENT}{one}".rstrip()) for one in body.split("\n")))
    return Code(
        f"package main\n\n{imports.declaration()}\n\nfunc main() {{\n{lines}\n}}\n"
    )
