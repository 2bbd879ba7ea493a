"""The README of a package, and a reference page for each resource."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...code import Code, join
from ...graph import stream_of
from ...ir import NoContent, Operation, StreamContent
from ...markdown import cell, code, markdown
from ..arguments import alternatives_of
from ..client import subject_of
from ..descriptions import returns
from ..errors import ErrorNames, class_of_status
from ..imports import Imports
from ..methods import Method, NamedResource
from ..streams import stream_type
from ..texts import about, said_of, summary
from ..types import Returned, joined
from ..vocabulary import Vocabulary
from . import examples, webhooks
from .credentials import (
    CredentialsSection,
    credentials_section,
    example_of,
    needed_by,
    read_from,
)
from .links import link_rows
from .retries import RetriesSection, retries_section
from .servers import ServersSection, servers_section, setup
from .tables import table


@dataclass(frozen=True, slots=True)
class OperationSection:
    name: Code
    summary: Code
    text: Code
    example: Code
    pages: Code | None
    """The same for all pages, where there are some."""
    stream: Code | None
    """The same for a stream, where one can be asked for."""
    parameters: tuple[Code, ...]
    """The lines of a table."""
    response: Code
    errors: tuple[Code, ...]
    links: Code | None
    """Another table, if there are any."""


@dataclass(frozen=True, slots=True)
class PageView:
    title: Code
    text: Code
    operations: tuple[OperationSection, ...]


@dataclass(frozen=True, slots=True)
class ResourceLink:
    title: Code
    page: Code
    text: Code


@dataclass(frozen=True, slots=True)
class ReadmeView:
    title: Code
    text: Code
    distribution: Code
    package: Code
    client: Code
    root_error: Code
    setup: Code
    """What a client needs to be given, as its first arguments; mostly nothing."""
    leading_setup: Code
    """The same where others follow."""
    credentials: CredentialsSection | None
    """None where there is nothing to sign in with."""
    variables: Code
    """The environment variables that hold what the example signs in with."""
    given: Code
    """The same as arguments."""
    call: Code | None
    """The method that the examples call, from the client on; None without operations."""
    arguments: Code
    leading_arguments: Code
    """The same where others follow."""
    retries: RetriesSection
    resources: tuple[ResourceLink, ...]
    servers: ServersSection | None
    """None where there is nothing to choose."""
    webhooks: Code | None
    """The page of what the server sends."""
    pages: Code | None
    """A program that goes through pages, where an operation has some."""
    stream: Code | None
    """A program that reads a stream, where an operation has one."""


class Guide:
    """Writes the pages of one package."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        errors: ErrorNames,
        client: Code,
        package: Code,
        resources: Iterable[NamedResource],
    ) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._client = client
        self._package = package
        self._resources = [one for one in resources if one.methods]
        self._setup = setup(vocabulary)
        methods = [one for resource in self._resources for one in resource.methods]
        # A link leads to where a method belongs: the last entry of a name counts.
        self._targets = {
            name: method
            for method in sorted(methods, key=lambda one: not one.is_alias)
            for name in (method.operation.id, method.operation.pointer)
        }

    def readme(self, root_error: Code, programs: Mapping[str, str]) -> ReadmeView:
        api = self._vocabulary.api
        methods = [method for one in self._resources for method in one.methods]
        shown = min(methods, key=_difficulty, default=None)
        paged = [method for method in methods if method.operation.paging]
        turned = min(paged, key=_difficulty, default=None)
        streaming = [method for method in methods if stream_of(method.operation)]
        streamed = min(streaming, key=_oddity_of_stream, default=None)
        needed = needed_by(shown.operation, self._vocabulary) if shown else []
        leading_setup = Code(f"{self._setup}, " if self._setup else "")
        arguments = Code("")
        if shown:
            arguments = join(", ", examples.arguments(shown, self._vocabulary))
        return ReadmeView(
            title=markdown(" ".join(api.title.split()) or self._client),
            text=markdown(
                api.doc.text or f"The Python SDK for {subject_of(api, self._client)}."
            ),
            distribution=distribution(self._package),
            package=self._package,
            client=self._client,
            root_error=root_error,
            setup=self._setup,
            leading_setup=leading_setup,
            credentials=credentials_section(
                self._vocabulary, self._client, self._package, leading_setup
            ),
            variables=join(" and ", (read_from(one, self._package) for one in needed)),
            given=join(", ", (example_of(one, self._vocabulary) for one in needed)),
            call=Code(shown.symbol.removeprefix("client.")) if shown else None,
            arguments=arguments,
            leading_arguments=Code(f"{arguments}, " if arguments else ""),
            retries=retries_section(api),
            resources=tuple(
                ResourceLink(
                    markdown(".".join(one.resource.path)),
                    Code(f"docs/{one.name.module}.md"),
                    cell(_first_line(one.resource.doc.summary or about(one.resource))),
                )
                for one in self._resources
            ),
            servers=servers_section(self._vocabulary, self._client, self._package),
            webhooks=webhooks.PAGE if api.webhooks else None,
            pages=_program(programs, _items(turned)) if turned else None,
            stream=_program(programs, _stream(streamed)) if streamed else None,
        )

    def programs(self) -> dict[str, str]:
        """An example for each method, by its symbol; also for its pages and its stream."""
        given = (self._vocabulary, self._package, self._client, self._setup)
        programs = {}
        for method in (one for resource in self._resources for one in resource.methods):
            programs[method.symbol] = examples.program(method, *given)
            if method.operation.paging:
                programs[_items(method)] = examples.pages_program(method, *given)
            if method.operation.stream:
                programs[_stream(method)] = examples.stream_program(method, *given)
        return programs

    def pages(self, programs: Mapping[str, str]) -> Iterator[tuple[str, PageView]]:
        """The path and the content of the page of each resource."""
        for one in self._resources:
            view = PageView(
                title=markdown(".".join(one.resource.path)),
                text=markdown(about(one.resource)),
                operations=tuple(
                    self._operation(method, programs) for method in one.methods
                ),
            )
            yield f"docs/{one.name.module}.md", view

    def _operation(
        self, method: Method, programs: Mapping[str, str]
    ) -> OperationSection:
        operation = method.operation
        types = Returned(self._vocabulary, Imports())
        text = operation.doc.text or operation.doc.summary or summary(operation)
        return OperationSection(
            name=method.name,
            summary=cell(summary(operation).rstrip(".")),
            text=markdown(
                f"{text}\n\n*Deprecated.*" if operation.doc.deprecated else text
            ),
            example=_program(programs, method.symbol),
            pages=_program(programs, _items(method)) if operation.paging else None,
            stream=_program(programs, _stream(method)) if operation.stream else None,
            parameters=table(self._parameters(method)),
            response=_response(operation, types),
            errors=table(self._error_rows(method)),
            links=self._links(method) if operation.links else None,
        )

    def _parameters(self, method: Method) -> Iterable[Sequence[str]]:
        yield "Argument", "Type", "Required", "Description"
        for one in method.arguments:
            found = alternatives_of(one, self._vocabulary, Imports())
            annotation = cell(code(joined(found)))
            yield (
                code(one.name),
                annotation,
                "yes" if one.required else "no",
                cell(said_of(one.doc, one.name, one.wire_name)),
            )
        yield (
            "`**options`",
            "`RequestOptions`",
            "no",
            "Timeout, retries and more for this call.",
        )

    def _links(self, method: Method) -> Code:
        return join("\n", table(link_rows(method, self._targets)))

    def _error_rows(self, method: Method) -> Iterable[Sequence[str]]:
        yield "Error", "Status", "Content type"
        for error in sorted(method.operation.errors, key=lambda one: str(one.status)):
            media_type = cell(error.media_type.replace("*", "\\*")) or "-"
            name = self._errors.of(error) or class_of_status(error.status)
            yield f"`errors.{name}`", str(error.status), media_type
        yield "`errors.APIError`", "4XX, 5XX", "\\*/\\*"


def _response(operation: Operation, types: Returned) -> Code:
    text = code(returns(operation.success, types))
    if operation.stream:
        text = Code(f"{text} or {code(stream_type(operation.stream.content, types))}")
    if operation.headers:
        headers = code(types.annotation(operation.headers.type))
        text = Code(f"{text}; `typed_headers` of the whole response: {headers}")
    return text


def distribution(package: str) -> Code:
    """The name under which a package is installed."""
    return Code(package.replace("_", "-"))


def _stream(method: Method) -> str:
    """The name of the program that reads a stream."""
    return f"{method.symbol}: stream" if method.operation.stream else method.symbol


def _items(method: Method) -> str:
    return f"{method.symbol}.items"


def _program(programs: Mapping[str, str], symbol: str) -> Code:
    return Code(programs[symbol].rstrip("\n"))


def _difficulty(method: Method) -> tuple[bool, int, bool, bool]:
    """How little a method is fit for a first example."""
    required = sum(one.required or one.is_usual for one in method.arguments)
    operation = method.operation
    is_odd = isinstance(operation.success, NoContent | StreamContent)
    return (
        is_odd,
        required,
        operation.doc.deprecated,
        operation.method != "GET",
    )


def _oddity_of_stream(method: Method) -> tuple[bool, tuple[bool, int, bool, bool]]:
    """How little a stream is one that is asked for in the usual way."""
    stream = method.operation.stream
    return stream is None or stream.argument is None, _difficulty(method)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
