"""Resources → modules with a class for each kind of client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..code import Code
from ..ir import (
    DEFAULT_STYLES,
    Binary,
    Content,
    JsonContent,
    ListOf,
    MapOf,
    Named,
    NoContent,
    Null,
    Object,
    Operation,
    Parameter,
    RawContent,
    Resource,
    Scalar,
    TypeRef,
)
from ..naming import Scope, pascal, words
from .errors import common_errors
from .imports import Imports
from .literals import docstring, literal
from .methods import Argument, Method
from .names import ResourceName
from .types import Returned, Sent, Vocabulary, joined

_OPERATION = "._runtime.operation"
_OPTIONS = {
    "timeout": "float | httpx2.Timeout | None",
    "retries": "int | RetryPolicy",
    "deadline": "float | None",
    "idempotency_key": "str",
    "extra_headers": "Mapping[str, str]",
    "extra_query": "Mapping[str, object]",
    "extra_body": "Mapping[str, object]",
}
_LONGEST_ARGUMENT = 88 - len("        ,")
_OPTION_IMPORTS = (
    ("collections.abc", "Mapping"),
    ("._runtime.retry", "RetryPolicy"),
    ("", "httpx2"),
)


@dataclass(frozen=True, slots=True)
class OperationView:
    """The static description that the sync and the async method share."""

    name: Code
    type: Code | None
    """Its annotation, where checkers cannot see what it returns."""
    kind: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    name: Code
    positional: tuple[Code, ...]
    keyword: tuple[Code, ...]
    options: Code
    returns: Code
    doc: Code
    operation: Code
    call: tuple[Code, ...]
    """The arguments of the call, after the operation."""


@dataclass(frozen=True, slots=True)
class ChildView:
    """A resource as an attribute of the client or of the resource above."""

    attribute: Code
    type: Code
    module: Code
    doc: Code

    def asynchronous(self) -> ChildView:
        return replace(self, type=Code(f"Async{self.type}"))


@dataclass(frozen=True, slots=True)
class OptionsView:
    """Options less those whose names are parameters."""

    name: Code
    base: Code
    fields: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    name: Code
    module: Code
    module_doc: Code
    doc: Code
    imports: tuple[Code, ...]
    for_checkers: tuple[Code, ...]
    """Imports that only annotations need."""
    options: tuple[OptionsView, ...]
    operations: tuple[OperationView, ...]
    methods: tuple[MethodView, ...]
    children: tuple[ChildView, ...]


class ResourceWriter:
    """Writes the module of one resource."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: Mapping[TypeRef, Code],
        taken: Iterable[str],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._common = common_errors(vocabulary.api, errors)
        self._imports = Imports(taken)
        self._constants = Scope()
        self._options: dict[Code, OptionsView] = {}

    def write(
        self,
        name: ResourceName,
        resource: Resource,
        methods: Iterable[Method],
        children: tuple[ChildView, ...],
    ) -> ResourceView:
        pairs = [self._operation_and_method(method) for method in methods]
        text = about(resource)
        return ResourceView(
            name=name.type,
            module=name.module,
            module_doc=docstring([f"{'.'.join(resource.path)}: {text}"], 0),
            doc=docstring([text], 4),
            imports=self._imports.lines(),
            for_checkers=self._imports.lines_for_checkers(),
            options=tuple(self._options.values()),
            operations=tuple(operation for operation, _ in pairs),
            methods=tuple(method for _, method in pairs),
            children=children,
        )

    def _operation_and_method(self, method: Method) -> tuple[OperationView, MethodView]:
        operation = method.operation
        constant = Code(self._constants.claim(f"_{method.name.upper()}"))
        returned = Returned(self._vocabulary, self._imports)
        sent = Sent(self._vocabulary, self._imports)
        positional = tuple(
            Code(f"{one.name}: {sent.annotation(one.type)}")
            for one in method.positional
        )
        keyword = tuple(self._keyword(one, sent) for one in method.keyword)
        options, given = self._options_of(method)
        type_ = returns(operation.success, returned)
        described = [
            (one.name, one.doc.text) for one in method.arguments if one.doc.text.strip()
        ]
        return self._operation(operation, constant, returned, type_), MethodView(
            name=method.name,
            positional=positional,
            keyword=keyword,
            options=options,
            returns=type_,
            doc=docstring(_paragraphs(method), 8, described),
            operation=constant,
            call=(given, *_call(method.arguments)),
        )

    def _operation(
        self, operation: Operation, name: Code, types: Returned, type_: Code
    ) -> OperationView:
        arguments = [
            literal(operation.id),
            literal(operation.method),
            literal(operation.path),
        ]
        arguments.append(Code(f"returns={self._decoder(operation.success, types)}"))
        if operation.body:
            arguments.append(Code(f"body={literal(operation.body.content.media_type)}"))
        if styles := list(self._styles(operation.parameters)):
            arguments.append(Code(f"styles={{{', '.join(styles)}}}"))
        if operation.security not in (None, self._vocabulary.api.security):
            arguments.append(
                Code(f"security={self._vocabulary.security(operation.security)}")
            )
        if operation.servers:
            arguments.append(
                Code(
                    f"servers=({''.join(f'{literal(url)}, ' for url in operation.servers)})"
                )
            )
        if errors := self._error_classes(operation):
            arguments.append(Code(f"errors={errors}"))
        kind = self._imports.name(_OPERATION, "Operation")
        annotation = (
            None if self._is_class(operation.success) else Code(f"{kind}[{type_}]")
        )
        return OperationView(name, annotation, kind, tuple(arguments))

    def _is_class(self, content: Content) -> bool:
        """Whether what a call returns is one class to checkers, not a union."""
        if not isinstance(content, JsonContent):
            return True
        match content.type:
            case Named(pointer):
                return isinstance(self._vocabulary.api.declarations[pointer], Object)
            case ListOf() | MapOf() | Scalar():
                return True
        return False

    def _decoder(self, content: Content, types: Returned) -> str:
        match content:
            case JsonContent(_, type_):
                json = self._imports.name(_OPERATION, "Json")
                return f"{json}(lambda: {types.annotation(type_)})"
            case RawContent():
                return f"{self._imports.name(_OPERATION, 'Bytes')}()"
            case NoContent():
                return f"{self._imports.name(_OPERATION, 'Empty')}()"

    def _styles(self, parameters: Iterable[Parameter]) -> Iterator[str]:
        for one in parameters:
            if one.style != DEFAULT_STYLES[one.location]:
                style = self._imports.name(_OPERATION, "Style")
                key = f"({literal(one.location)}, {literal(one.wire_name)})"
                yield f"{key}: {style}({literal(one.style.name)}, explode={one.style.explode})"

    def _error_classes(self, operation: Operation) -> str:
        """The classes of the documented errors; those that are common by their status alone."""
        typed = [
            (one.status, self._errors[one.type]) for one in operation.errors if one.type
        ]
        if not typed:
            return ""
        module = self._imports.name(".", "errors")
        typed.sort(key=lambda pair: str(pair[0]))
        common = [
            literal(status)
            for status, name in typed
            if self._common.get(status) == name
        ]
        documented = f"{module}.documented({', '.join(common)})"
        others = [
            f"{literal(status)}: {module}.{name}"
            for status, name in typed
            if self._common.get(status) != name
        ]
        if not others:
            return documented
        return f"{{{', '.join([f'**{documented}'] * bool(common) + others)}}}"

    def _keyword(self, argument: Argument, types: Sent) -> Code:
        alternatives, default = types.alternatives(argument.type), ""
        if not argument.required:
            alternatives = [*alternatives, self._imports.name("._runtime.omit", "Omit")]
            default = f" = {self._imports.name('._runtime.omit', 'omit')}"
        annotation = joined(alternatives)
        if (
            len(f"{argument.name}: {annotation}{default}") > _LONGEST_ARGUMENT
            and len(alternatives) > 1
        ):
            annotation = Code(
                f"({annotation})"
            )  # Black adds these, and Ruff only keeps them
        return Code(f"{argument.name}: {annotation}{default}")

    def _options_of(self, method: Method) -> tuple[Code, Code]:
        """The type of a method's options, and how they are handed on."""
        hidden = [one.name for one in method.arguments if one.name in _OPTIONS]
        if not hidden:
            return self._imports.name(_OPERATION, "RequestOptions"), Code("options")
        name = Code("_OptionsWithout" + "".join(pascal(one) for one in sorted(hidden)))
        base = self._imports.name("typing_extensions", "TypedDict")
        shown = [option for option in _OPTIONS if option not in hidden]
        fields = tuple(Code(f"{option}: {self._option(option)}") for option in shown)
        self._options[name] = OptionsView(name, base, fields)
        return name, Code("{**options}")

    def _option(self, name: str) -> str:
        for module, symbol in _OPTION_IMPORTS:
            if symbol in _OPTIONS[name]:
                self._imports.name(module, symbol)
        return _OPTIONS[name]


def about(resource: Resource) -> str:
    return (
        resource.doc.text.strip()
        or f"Operations on {' '.join(words(resource.path[-1])).lower()}."
    )


def child(name: ResourceName, text: str) -> ChildView:
    return ChildView(name.attributes[-1], name.type, name.module, docstring([text], 8))


def returns(content: Content, types: Returned) -> Code:
    """The type of what a call returns."""
    match content:
        case JsonContent(_, type_):
            return types.annotation(type_)
        case RawContent():
            return types.annotation(Binary())
        case NoContent():
            return types.annotation(Null())


def _call(arguments: Iterable[Argument]) -> Iterator[Code]:
    """The arguments of a call by their place, under the names that the wire has for them."""
    places: dict[str, list[str]] = {}
    for one in arguments:
        if one.place == "body":
            yield Code(f"body={one.name}")
        else:
            places.setdefault(one.place, []).append(
                f"{literal(one.wire_name)}: {one.name}"
            )
    for place, items in places.items():
        yield Code(f"{place}={{{', '.join(items)}}}")


def summary(method: Method) -> str:
    """One sentence about an operation."""
    doc = method.operation.doc
    text = doc.summary.strip() or doc.text.strip().partition("\n")[0]
    text = text or f"{method.operation.method} {method.operation.path}"
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _paragraphs(method: Method) -> Iterator[str]:
    doc = method.operation.doc
    first = summary(method)
    yield first
    if doc.text.strip().rstrip(".") != first.rstrip("."):
        yield doc.text
    if doc.deprecated:
        yield "Deprecated."
