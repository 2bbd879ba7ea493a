"""What the page of a resource says of its methods."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ...code import Code
from ...guide.links import Target, link_rows
from ...guide.paths import Path
from ...guide.resource import Described, Parameter, Program
from ...ir import ErrorCase
from ..errors import ErrorNames
from ..imports import Imports
from ..methods import Argument, Method, NamedResource
from ..resources import argument_type, result_type
from ..types import Types
from ..vocabulary import Vocabulary
from .programs import Programs
from .texts import said_of
from .types import linked

_CONTEXT = "The context to use for the request."
_OPTIONS = "The options for this request."


def page_of_resource(resource: NamedResource) -> Path:
    return f"docs/sdks/{resource.name.file}/README.md"


class ResourcePages:
    """Describes the methods of one module; `pages` are those of its models."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        programs: Programs,
        pages: Collection[Path],
        targets: Mapping[str, Method],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._programs = programs
        self._pages = pages
        self._targets = {name: _target(one) for name, one in targets.items()}
        self._types = Types(vocabulary, Imports(vocabulary.module))

    def described(self, method: Method, page: Path) -> Described:
        return Described(
            operation=method.operation,
            name=method.name,
            programs=list(self._shown(method)),
            parameters=list(self._parameters(method, page)),
            response=self._response(method, page),
            error=self._error,
            any_error=Code("sdkerrors.APIError"),
            links=link_rows(method.operation.links, self._targets),
        )

    def _shown(self, method: Method) -> Iterator[Program]:
        yield Program(Code("Example Usage"), self._programs.call(method))
        stream = method.operation.stream
        if stream and not stream.is_default:
            yield Program(Code("Stream"), self._programs.stream(method))

    def _parameters(self, method: Method, page: Path) -> Iterator[Parameter]:
        context = linked(Code("context.Context"), self._pages, page)
        yield Parameter(Code("ctx"), context, True, _CONTEXT)
        request = self._vocabulary.requests.get(method.operation.pointer)
        if request and not method.content:
            type_ = linked(Code(f"operations.{request}"), self._pages, page)
            text = "What is sent, in one struct."
            yield Parameter(Code("request"), type_, True, text)
        else:
            for one in method.arguments:
                type_ = linked(argument_type(one, self._types), self._pages, page)
                yield Parameter(one.name, type_, one.required, _said_of(one))
        options = linked(Code("[]operations.Option"), self._pages, page)
        yield Parameter(Code("opts"), options, False, _OPTIONS)

    def _response(self, method: Method, page: Path) -> Code:
        type_ = result_type(method.operation, self._types)
        if not type_:
            return Code("**error**")
        return Code(f"**{linked(type_, self._pages, page)}, error**")

    def _error(self, case: ErrorCase) -> Code:
        return Code(f"sdkerrors.{self._errors.of(case) or 'APIError'}")


def _target(method: Method) -> Target:
    arguments: dict[tuple[str, str], str] = {
        (one.parameter.location, one.parameter.wire_name): one.name
        for one in method.parameters
        if one.parameter
    }
    if method.body:
        arguments["body", ""] = method.body.name
    return Target(method.symbol, arguments)


def _said_of(one: Argument) -> str:
    if one.parameter is None:
        return "The body of the request."
    return said_of(one.parameter.doc)
