"""The reference page of a resource: its parts, in their order, and what each comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..code import Code, join
from ..ir import ErrorCase, Operation, Resource
from ..markdown import block, code, line, link, plain, prose
from .paths import anchors
from .tables import NO, NOTHING, YES, Row, table
from .texts import about, summary

OPERATIONS = "Available Operations"
LINKS = "What may be called next"
DEPRECATED = ":warning: **Deprecated**"
_LINK = ("Link", "After", "Calls", "With", "Description")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as a method takes it; so is what every method takes."""

    name: Code
    type: Code
    """Linked to the pages of the models in it."""
    required: bool
    text: str


@dataclass(frozen=True, slots=True)
class Program:
    """A whole program, below a title of its own."""

    title: Code
    text: Code


@dataclass(frozen=True, slots=True)
class Described:
    """An operation, with what depends on the language."""

    operation: Operation
    name: Code
    programs: Sequence[Program]
    parameters: Sequence[Parameter]
    response: Code
    error: Callable[[ErrorCase], Code]
    """The type of an error that is documented."""
    any_error: Code
    """The type of all others."""
    links: Iterable[Row] = ()
    """What may be called next: a link, the status, the call, its arguments, a text."""


@dataclass(frozen=True, slots=True)
class OperationSection:
    name: Code
    text: Code
    programs: tuple[Program, ...]
    parameters: Code
    response: Code
    errors: Code
    links: Code | None


@dataclass(frozen=True, slots=True)
class ResourcePage:
    title: Code
    text: Code
    bullets: tuple[Code, ...]
    """One for each operation."""
    operations: tuple[OperationSection, ...]


def resource_page(
    resource: Resource, language: str, operations: Sequence[Described]
) -> ResourcePage:
    """A page whose programs are of a language, by its name in blocks of code."""
    return ResourcePage(
        title=plain(".".join(resource.path)),
        text=prose(about(resource)),
        bullets=tuple(
            bullet(one.operation, one.name, f"#{anchor}")
            for one, anchor in zip(
                operations, operation_anchors(resource, operations), strict=True
            )
        ),
        operations=tuple(_section(one, language) for one in operations),
    )


def operation_anchors(resource: Resource, operations: Iterable[Described]) -> list[str]:
    """What leads to each operation on the page; one may be called like a part of it."""
    headings, places = [".".join(resource.path), "Overview", OPERATIONS], []
    for one in operations:
        places.append(len(headings))
        headings += [one.name, *(program.title for program in one.programs)]
        headings += ["Parameters", "Response", "Errors"]
        headings += [LINKS] * bool(one.operation.links)
    found = anchors(headings)
    return [found[place] for place in places]


def bullet(operation: Operation, name: Code, target: str) -> Code:
    """A line that leads to an operation."""
    text = line(summary(operation).rstrip("."))
    if operation.doc.deprecated:
        return Code(f"{link(_struck(name), target)} - {text} {DEPRECATED}")
    return Code(f"{link(name, target)} - {text}")


def _section(one: Described, language: str) -> OperationSection:
    operation = one.operation
    text = operation.doc.text or operation.doc.summary or summary(operation)
    name, said = one.name, prose(text)
    if operation.doc.deprecated:
        name = _struck(name)
        said = Code(f"> {DEPRECATED}: the API advises against it.\n\n{said}")
    return OperationSection(
        name=name,
        text=said,
        programs=tuple(
            Program(program.title, block(language, program.text))
            for program in one.programs
        ),
        parameters=join("\n", _parameters(one.parameters)),
        response=one.response,
        errors=join("\n", _errors(one)),
        links=join("\n", table(_LINK, one.links)) if operation.links else None,
    )


def _struck(name: Code) -> Code:
    return Code(f"~~{name}~~")


def _parameters(parameters: Iterable[Parameter]) -> tuple[Code, ...]:
    return table(
        ("Parameter", "Type", "Required", "Description"),
        (
            (
                code(one.name),
                one.type,
                YES if one.required else NO,
                line(one.text) or NOTHING,
            )
            for one in parameters
        ),
    )


def _errors(one: Described) -> tuple[Code, ...]:
    """Those that are documented in ascending order, then all others."""
    cases = sorted(one.operation.errors, key=lambda case: str(case.status))
    rows = [
        (
            one.error(case),
            plain(str(case.status)),
            plain(case.media_type) or NOTHING,
        )
        for case in cases
    ]
    others = (one.any_error, Code("4XX, 5XX"), plain("*/*"))
    return table(("Error Type", "Status Code", "Content Type"), (*rows, others))
