"""Resources → their files: a struct, what is known of its operations, a method for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..code import Code, join
from ..graph import object_of
from ..ir import Binary, ByStatus, Nullable, Object, Operation, Switched
from ..naming import Scope
from .comments import comment, doc
from .errors import ErrorNames
from .fields import Fields
from .imports import Imports
from .literals import literal
from .methods import Argument, Method, NamedResource
from .names import MODEL_METHODS
from .operation_texts import about, said_of_method, said_of_resource
from .operations import described_operation
from .paging import described_paging
from .results import Kind, has_several, kinds_of, result_of
from .security import variable_environment
from .texts import said_of_field
from .types import Types
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class VariableView:
    name: Code
    value: Code


@dataclass(frozen=True, slots=True)
class KindView:
    answers: Code
    statement: Code


@dataclass(frozen=True, slots=True)
class ReaderView:
    """What tells the kinds of answers apart."""

    name: Code
    method: Code
    type: Code
    kinds: tuple[KindView, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    name: Code
    doc: Code
    parameters: Code
    returns: Code
    call: Code


@dataclass(frozen=True, slots=True)
class ChildView:
    """A resource as a field of the client or of the resource above."""

    field: Code
    type: Code
    doc: Code
    made: Code


@dataclass(frozen=True, slots=True)
class ResourceView:
    package: Code
    imports: Code
    type: Code
    doc: Code
    children: tuple[ChildView, ...]
    variables: tuple[VariableView, ...]
    readers: tuple[ReaderView, ...]
    methods: tuple[MethodView, ...]


class ResourceWriter:
    """Writes the files of all resources of one package."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        package: Code,
        resources: Iterable[NamedResource],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._package = package
        self._environment = variable_environment(vocabulary.api, package)
        self._words = _words(resources)
        """What the variables of an operation are called after, by its method and path."""

    def write(
        self, named: NamedResource, children: tuple[ChildView, ...]
    ) -> ResourceView:
        imports = Imports(self._vocabulary.module)
        types = Types(self._vocabulary, imports)
        imports.own("internal/runtime")
        if named.methods:
            imports.standard("context")
            imports.own("models/operations")
        own = [one for one in named.methods if not one.is_alias and one.content == 0]
        variables = [v for one in own for v in self._variables(one.operation, imports)]
        readers = [
            self._reader(one, types) for one in own if has_several(one.operation)
        ]
        methods = tuple(self._method(one, types) for one in named.methods)
        return ResourceView(
            package=self._package,
            imports=imports.declaration(),
            type=named.name.type,
            doc=doc(
                named.name.type, [said_of_resource(named.resource, named.name.type)]
            ),
            children=children,
            variables=tuple(variables),
            readers=tuple(readers),
            methods=methods,
        )

    def _variables(
        self, operation: Operation, imports: Imports
    ) -> Iterator[VariableView]:
        word = self._words[_key(operation)]
        described = described_operation(
            operation, self._errors, self._environment, imports
        )
        yield VariableView(Code(f"op{word}"), described)
        if operation.paging:
            paging = described_paging(operation, operation.paging)
            yield VariableView(Code(f"pages{word}"), paging)

    def _reader(self, method: Method, types: Types) -> ReaderView:
        operation = method.operation
        return ReaderView(
            Code(f"read{self._words[_key(operation)]}"),
            method.name,
            self._response(operation, types),
            tuple(map(_kind_view, kinds_of(operation, types))),
        )

    def _response(self, operation: Operation, types: Types) -> Code:
        name = self._vocabulary.responses[operation.pointer]
        return types.of_package("operations", name)

    def _method(self, method: Method, types: Types) -> MethodView:
        operation = method.operation
        taken, given = self._parameters(method, types)
        result, call = self._call(method, given, types)
        return MethodView(
            method.name,
            doc(
                method.name,
                [*said_of_method(method), *self._said_of_arguments(method)],
                deprecated=operation.doc.deprecated,
            ),
            taken,
            Code(f"({result}, error)" if result else "error"),
            Code(call),
        )

    def _said_of_arguments(self, method: Method) -> Iterator[str]:
        """What each of them is, in one list; the fields of a struct say it themselves."""
        if method.operation.pointer in self._vocabulary.requests and not method.content:
            return
        described = (
            (one.name, said_of_field(one.parameter.doc))
            for one in method.arguments
            if one.parameter
        )
        lines = [
            f"- {name}: {' '.join(' '.join(said).split())}"
            for name, said in described
            if said
        ]
        if lines:  # apart from a list that may stand before it
            yield "Its arguments:"
            yield "\n".join(lines)

    def _call(self, method: Method, given: Code, types: Types) -> tuple[str, str]:
        """What it returns beside its error, and the call of call.go that does it."""
        operation = method.operation
        word = self._words[_key(operation)]
        start, end = f"ctx, s.sdk, &op{word}", f"{given}, opts"
        if operation.paging:
            response = self._response(operation, types)
            package, _, name = response.partition(".")
            made = f"{package}.New{name}"
            return f"*{response}", f"callPages({start}, &pages{word}, {end}, {made})"
        if operation.stream:
            switch = self._switch(method, operation.stream)
            call = f"callSwitched({start}, {end}, {switch}, read{word})"
            return f"*{self._response(operation, types)}", call
        if isinstance(operation.success, ByStatus):
            call = f"callSeveral({start}, {end}, read{word})"
            return f"*{self._response(operation, types)}", call
        result = result_of(operation.success, types)
        more = f", {result.last}" if result.last else ""
        return result.type, f"{result.call}({start}, {end}{more})"

    def _parameters(self, method: Method, types: Types) -> tuple[Code, Code]:
        """What a method takes, and what it hands on."""
        taken = [Code("ctx context.Context")]
        request = self._vocabulary.requests.get(method.operation.pointer)
        if request and not method.content:
            type_ = types.of_package("operations", request)
            taken.append(Code(f"request {type_}"))
            values = [f"request.{one.field}" for one in method.parameters]
            body = method.body and f"request.{method.body.field}"
        else:
            taken += [
                Code(f"{one.name} {argument_type(one, types)}")
                for one in method.arguments
            ]
            values = [str(one.name) for one in method.parameters]
            body = method.body and str(method.body.name)
        taken.append(Code("opts ...operations.Option"))
        given = []
        if values:
            given.append(f"Parameters: []any{{{', '.join(values)}}}")
        if body:
            given.append(f"Body: {body}")
        if method.content:
            given.append(f"Content: {method.content}")
        return join(", ", taken), Code(f"runtime.Arguments{{{', '.join(given)}}}")

    def _switch(self, method: Method, stream: Switched) -> str:
        """Whether a stream is asked for."""
        usual = literal(stream.is_default)
        if stream.argument is None:
            return usual
        place, wire_name = stream.argument
        is_struct = method.operation.pointer in self._vocabulary.requests
        if place == "query":
            argument = next(
                one
                for one in method.parameters
                if one.parameter and one.parameter.wire_name == wire_name
            )
            there = f"request.{argument.field}" if is_struct else str(argument.name)
            if argument.required and not isinstance(argument.type, Nullable):
                return there
            return f"isTrue({there}, {usual})"
        if method.body is None:
            return usual
        declaration = object_of(method.body.type, self._vocabulary.api.declarations)
        there = "request.Body" if is_struct else "request"
        return self._field(declaration, wire_name, there, usual)

    def _field(
        self, body: Object | None, wire_name: str, there: str, usual: str
    ) -> str:
        """Whether a property of a body is true; not every content has it."""
        wire_names = [one.wire_name for one in body.fields] if body else []
        if body is None or wire_name not in wire_names:
            return usual
        types = Types(self._vocabulary, Imports(self._vocabulary.module))
        field = Fields(types, MODEL_METHODS).of(body)[wire_names.index(wire_name)]
        value = f"{there}.Get{field.name}()"
        match field.type.partition("[")[0]:
            case "optionalnullable.OptionalNullable":
                return f"isTrue({value}[true], {usual})"
            case text if text.startswith("*"):
                return f"isTrue({value}, {usual})"
            case _:
                return value


def _words(resources: Iterable[NamedResource]) -> dict[tuple[str, str], str]:
    scope, found = Scope(), dict[tuple[str, str], str]()
    for one in resources:
        for method in one.methods:
            if not method.is_alias and not method.content:
                wanted = str(method.name), f"{one.name.type}{method.name}"
                found[_key(method.operation)] = scope.claim(*wanted)
    return found


def argument_type(argument: Argument, types: Types) -> Code:
    """What an argument is; a body of bytes is read, and may have to say what it is."""
    if argument.media_type and isinstance(argument.type, Binary):
        if "*" in argument.media_type:
            file = f"{types.imports.own('types')}.File"
            return Code(file if argument.required else f"*{file}")
        return Code(f"{types.imports.standard('io')}.Reader")
    return types.parameter(argument.type, required=argument.required)


def result_type(operation: Operation, types: Types) -> Code:
    """What a method returns beside its error; empty where that is nothing."""
    if name := types.vocabulary.responses.get(operation.pointer):
        return Code(f"*{types.of_package('operations', name)}")
    assert not isinstance(operation.success, ByStatus)
    return result_of(operation.success, types).type


def child_view(named: NamedResource, all_: Iterable[NamedResource]) -> ChildView:
    return ChildView(
        named.name.fields[-1],
        named.name.type,
        comment([about(named.resource)], 1) or Code("// A resource of the API."),
        _made(named, tuple(all_)),
    )


def below(
    path: tuple[str, ...], resources: Iterable[NamedResource]
) -> tuple[ChildView, ...]:
    """The resources that are fields of another, or of the client."""
    listed = tuple(resources)
    return tuple(
        child_view(one, listed) for one in listed if one.resource.path[:-1] == path
    )


def _made(named: NamedResource, all_: tuple[NamedResource, ...]) -> Code:
    """The expression that makes a resource, those below it included."""
    parts = ["sdk: client"]
    parts += [
        f"{one.name.fields[-1]}: {_made(one, all_)}"
        for one in all_
        if one.resource.path[:-1] == named.resource.path
    ]
    return Code(f"&{named.name.type}{{{', '.join(parts)}}}")


def _kind_view(kind: Kind) -> KindView:
    answers = Code(", ".join(map(str, kind.answers)))
    failing = ", err" if kind.may_fail else ""
    return KindView(answers, Code(f"result.{kind.field}{failing} = {kind.read}"))


def _key(operation: Operation) -> tuple[str, str]:
    """What no two operations have in common; a pointer may be that of two paths."""
    return operation.method, operation.path
