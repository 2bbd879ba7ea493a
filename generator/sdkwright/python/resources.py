"""Resources → modules with a class for each kind of client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..code import Code, join
from ..guide.texts import about
from ..ir import StreamContent, Switched
from ..naming import Scope, pascal
from . import signatures
from .arguments import Argument, alternatives_of
from .contents import Form, forms_of
from .descriptions import Descriptions, OperationView, returns
from .errors import ErrorNames
from .imports import Imports
from .literals import dict_of, docstring
from .methods import Method, NamedResource
from .names import ResourceName
from .overloads import Fields, Overloads, OverloadsView, Way
from .paging import Pagings
from .switches import answer_of, switch_of
from .texts import said_of, said_of_operation
from .types import Returned, Sent, joined
from .vocabulary import Vocabulary

_OPERATION = "._runtime.operation"
_OVERLOADS = "._runtime.overloads"
_OPTIONS = {
    "timeout": "float | httpx2.Timeout | None",
    "retries": "int | RetryPolicy",
    "deadline": "float | None",
    "idempotency_key": "str",
    "extra_headers": "Mapping[str, str]",
    "extra_query": "Mapping[str, object]",
    "extra_body": "Mapping[str, object]",
}
_OPTION_IMPORTS = (
    ("collections.abc", "Mapping"),
    ("._runtime.retry", "RetryPolicy"),
    ("", "httpx2"),
)


@dataclass(frozen=True, slots=True)
class MethodView:
    name: Code
    positional: tuple[Code, ...]
    keyword: tuple[Code, ...]
    options: Code
    returns: Code
    doc: Code
    operation: Code
    with_headers: Code | None
    """The decorator that tells type checkers which headers an answer has."""
    call: Code
    """The arguments of the call, after the operation."""
    decorator: Code
    async_decorator: Code


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
    overloads: tuple[OverloadsView, ...]
    methods: tuple[MethodView, ...]
    children: tuple[ChildView, ...]
    cached_property: Code
    """As it is called here."""


class ResourceWriter:
    """Writes the module of one resource."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        taken: Iterable[str],
    ) -> None:
        self._vocabulary = vocabulary
        self._imports = Imports(taken)
        self._descriptions = Descriptions(vocabulary, errors, self._imports)
        self._constants = Scope()
        self._options: dict[Code, OptionsView] = {}
        self._pagings = Pagings(vocabulary, self._imports)
        self._returned = Returned(vocabulary, self._imports)
        self._overloading = Overloads(self._imports)
        self._beside: list[OperationView] = []
        """What is described besides operations: how their pages are turned, streams."""
        self._overloads: list[OverloadsView] = []

    def write(
        self, named: NamedResource, children: tuple[ChildView, ...]
    ) -> ResourceView:
        resource, name = named.resource, named.name
        pairs = [self._operation_and_method(method) for method in named.methods]
        name_of = self._imports.name
        for symbol in ("AsyncResource", "Resource"):
            name_of("._runtime.method", symbol)
        cached_property = Code("")
        if pairs:
            name_of("typing", "Unpack")
        if children:
            cached_property = name_of("functools", "cached_property")
        if children or self._imports.lines_for_checkers():
            name_of("typing", "TYPE_CHECKING")
        text = about(resource)
        return ResourceView(
            name=name.type,
            module=name.module,
            module_doc=docstring([f"{'.'.join(resource.path)}: {text}"], 0),
            doc=docstring([text], 4),
            imports=self._imports.lines(),
            for_checkers=self._imports.lines_for_checkers(),
            options=tuple(self._options.values()),
            operations=(*(operation for operation, _ in pairs), *self._beside),
            overloads=tuple(self._overloads),
            methods=tuple(method for _, method in pairs),
            children=children,
            cached_property=cached_property,
        )

    def _operation_and_method(self, method: Method) -> tuple[OperationView, MethodView]:
        operation = method.operation
        constant = Code(self._constants.claim(f"_{method.name.upper()}"))
        sent = Sent(self._vocabulary, self._imports)
        positional = tuple(
            Code(f"{one.name}: {sent.annotation(one.type)}")
            for one in method.positional
        )
        keyword = tuple(self._keyword(one) for one in method.keyword)
        options, given = self._options_of(method)
        described = [
            (one.name, said)
            for one in method.arguments
            if (said := said_of(one.doc, one.name, one.wire_name))
        ]
        view = MethodView(
            name=method.name,
            positional=positional,
            keyword=keyword,
            options=options,
            returns=returns(operation.success, self._returned),
            doc=docstring(said_of_operation(operation), 8, described),
            operation=constant,
            with_headers=None,
            call=join(", ", (given, *_call(method.arguments))),
            decorator=Code(""),
            async_decorator=Code(""),
        )
        if operation.stream and method.switch:
            view = self._switching(method, method.switch, operation.stream, view)
        elif forms := forms_of(method, self._vocabulary):
            ways = (Way(None, (answer_of(operation.success, self._returned),)),)
            view = self._overloaded(method, forms, ways, view)
        else:
            view = self._decorated(method, constant, view)
        return self._descriptions.view(method, constant), view

    def _switching(
        self, method: Method, argument: Argument, stream: Switched, view: MethodView
    ) -> MethodView:
        """A method, where an argument asks for a stream."""
        name = Code(self._constants.claim(f"{view.operation}_STREAM"))
        described = self._descriptions.stream(
            name, view.operation, stream.content, method.operation.headers
        )
        self._beside.append(described)
        switch = switch_of(method, argument, stream, self._returned)
        either = self._imports.name(_OVERLOADS, "either")
        chosen = f"{switch.condition}, {described.name}, {view.operation}"
        forms = forms_of(method, self._vocabulary) or (Form(Code(""), method.keyword),)
        return replace(
            self._overloaded(method, forms, switch.ways, view),
            returns=switch.returns,
            operation=Code(f"{either}({chosen})"),
        )

    def _overloaded(
        self,
        method: Method,
        forms: Iterable[Form],
        ways: tuple[Way, ...],
        view: MethodView,
    ) -> MethodView:
        """A method, whose result or whose arguments depend on an argument."""
        headers = method.operation.headers
        overloads = self._overloading.view(
            view.name,
            view.options,
            view.positional,
            [self._fields(one, method.switch, ways) for one in forms],
            self._returned.annotation(headers.type) if headers else None,
        )
        self._overloads.append(overloads)
        bound, async_bound = overloads.bound
        decorator = self._imports.name(_OVERLOADS, "overloaded_method")
        async_decorator = self._imports.name(_OVERLOADS, "async_overloaded_method")
        return replace(
            view,
            decorator=Code(f'{decorator}["{bound.name}"]'),
            async_decorator=Code(f'{async_decorator}["{async_bound.name}"]'),
        )

    def _fields(
        self, form: Form, switch: Argument | None, ways: tuple[Way, ...]
    ) -> Fields:
        """A form without the switch has the usual answer alone."""
        names = [one.name for one in form.arguments]
        others = [
            one for one in form.arguments if not switch or one.name != switch.name
        ]
        if switch and switch.name not in names:
            ways = (replace(ways[0], argument=None),)
        return Fields(form.name, tuple(map(self._field, others)), ways)

    def _decorated(
        self, method: Method, constant: Code, view: MethodView
    ) -> MethodView:
        """A method whose result and whose arguments are always the same."""
        decorator, async_decorator = self._decorators(method, constant)
        with_headers = None
        if method.operation.headers:
            with_headers = self._imports.name("._runtime.typed_headers", "with_headers")
        return replace(
            view,
            with_headers=with_headers,
            decorator=decorator,
            async_decorator=async_decorator,
        )

    def _decorators(self, method: Method, constant: Code) -> tuple[Code, Code]:
        """What makes a function a method, and that an async one."""
        paging, name_of = method.operation.paging, self._imports.name
        if isinstance(method.operation.success, StreamContent):
            decorator = name_of("._runtime.method", "method")
            return decorator, name_of(_OVERLOADS, "async_stream_method")
        if paging is None:
            module = "._runtime.method"
            return name_of(module, "method"), name_of(module, "async_method")
        name = Code(self._constants.claim(f"{constant}_PAGES"))
        self._beside.append(self._pagings.view(method, paging, name))
        module = "._runtime.paged"
        return (
            Code(f"{name_of(module, 'paged_method')}({name})"),
            name_of(module, "async_paged_method"),
        )

    def _field(self, argument: Argument) -> Code:
        """A keyword argument as a key of a TypedDict."""
        types = joined(self._alternatives(argument))
        if not argument.required:
            return Code(f"{argument.name}: {types}")
        required = self._imports.for_checkers("typing_extensions", "Required")
        return Code(f"{argument.name}: {required}[{types}]")

    def _keyword(self, argument: Argument) -> Code:
        if argument.place == "call":
            return Code(f"{argument.name}: {self._imports.builtin('bool')} = False")
        alternatives, default = self._alternatives(argument), ""
        if not argument.required:
            default = f" = {self._imports.name('._runtime.omit', 'omit')}"
        return signatures.argument(argument.name, alternatives, default)

    def _alternatives(self, argument: Argument) -> list[str]:
        members = alternatives_of(argument, self._vocabulary, self._imports)
        if not argument.required:
            members.append(self._imports.name("._runtime.omit", "Omit"))
        return members

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
        cast = self._imports.name("typing", "cast")
        whole = self._imports.name(_OPERATION, "RequestOptions")
        return name, Code(f'{cast}("{whole}", options)')

    def _option(self, name: str) -> str:
        for module, symbol in _OPTION_IMPORTS:
            if symbol in _OPTIONS[name]:
                self._imports.name(module, symbol)
        return _OPTIONS[name]


def child_view(name: ResourceName, module: Code, text: str) -> ChildView:
    return ChildView(name.attributes[-1], name.type, module, docstring([text], 8))


def _call(arguments: Iterable[Argument]) -> Iterator[Code]:
    """The arguments of a call by their place, under their keys."""
    places: dict[str, list[tuple[str, Code]]] = {}
    for one in arguments:
        if one.place in ("body", "content_type"):
            yield Code(f"{one.place}={one.name}")
        elif one.place != "call":
            places.setdefault(one.place, []).append((one.key, one.name))
    for place, items in places.items():
        yield Code(f"{place}={dict_of(items)}")
