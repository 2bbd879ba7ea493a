"""What the page of a resource says of its methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...code import Code
from ...guide.links import Target, link_rows
from ...guide.paths import Path
from ...guide.resource import Described, Parameter, Program
from ...ir import ErrorCase, Named, Operation
from ...markdown import code
from ..arguments import alternatives_of
from ..descriptions import returns
from ..errors import ErrorNames, class_of_status
from ..imports import Imports
from ..methods import Method, NamedResource
from ..streams import stream_type
from ..texts import said_of
from ..types import Returned
from ..vocabulary import Vocabulary
from .types import link_to_model, linked

_OPTIONS = Parameter(
    Code("**options"),
    code("RequestOptions"),
    False,
    "Timeout, retries and more for this call.",
)


def page_of_resource(resource: NamedResource) -> Path:
    return f"docs/{resource.name.module}.md"


class ResourcePages:
    """Describes the methods of one package. Programs are there by `program_names`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        targets: Mapping[str, Method],
        programs: Mapping[str, str],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._targets = {name: _target(one) for name, one in targets.items()}
        self._programs = programs
        self._models = frozenset(vocabulary.names.values())

    def described(self, method: Method, page: Path) -> Described:
        return Described(
            operation=method.operation,
            name=method.name,
            programs=[
                Program(Code(title), Code(self._programs[name]))
                for title, name in program_names(method).items()
            ],
            parameters=[*self._parameters(method, page), _OPTIONS],
            response=self._response(method.operation, page),
            error=lambda case: self._error(case, page),
            any_error=code("errors.APIError"),
            links=link_rows(method.operation.links, self._targets),
        )

    def _parameters(self, method: Method, page: Path) -> Iterator[Parameter]:
        for one in method.arguments:
            types = alternatives_of(one, self._vocabulary, Imports())
            text = said_of(one.doc, one.name, one.wire_name)
            yield Parameter(
                one.name, linked(types, self._models, page), one.required, text
            )

    def _response(self, operation: Operation, page: Path) -> Code:
        types = Returned(self._vocabulary, Imports())
        text = self._bold(returns(operation.success, types), page)
        if operation.stream:
            stream = stream_type(operation.stream.content, types)
            text = Code(f"{text} or {self._bold(stream, page)}")
        if operation.headers:
            headers = types.annotation(operation.headers.type)
            shown = linked([headers], self._models, page)
            text = Code(f"{text}; `typed_headers` of the whole response: {shown}")
        return text

    def _bold(self, annotation: Code, page: Path) -> Code:
        return Code(f"**{linked([annotation], self._models, page)}**")

    def _error(self, case: ErrorCase, page: Path) -> Code:
        name = self._errors.of(case) or class_of_status(case.status)
        shown = code(f"errors.{name}")
        match case.type:
            case Named(pointer) if pointer in self._vocabulary.names:
                data = link_to_model(self._vocabulary.names[pointer], page)
                return Code(f"{shown} of {data}")
        return shown


def _target(method: Method) -> Target:
    arguments: dict[tuple[str, str], str] = {
        (one.place, one.wire_name): one.name for one in method.arguments
    }
    return Target(method.symbol, arguments)


def program_names(method: Method) -> dict[str, str]:
    """The titles of the programs that a method has, and by what each is known."""
    operation = method.operation
    names = {"Example Usage": method.symbol}
    if operation.stream:
        names["Stream"] = f"{method.symbol}: stream"
    if operation.paging:
        names["Pages"] = f"{method.symbol}.items"
    return names
