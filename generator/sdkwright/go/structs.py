"""The structs of operations: many parameters as one, several kinds of answers, pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..code import Code
from ..naming import Scope
from .comments import comment, doc
from .imports import Imports
from .layout import Row, columns
from .methods import Method, NamedResource
from .names import file_name
from .resources import argument_type
from .results import OPEN_BODY, item_type, kinds_of, page_type
from .texts import said_of_field
from .types import Types
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class StructView:
    """What a method takes, or what it returns."""

    file: Code
    imports: Code
    doc: Code
    name: Code
    fields: Code


@dataclass(frozen=True, slots=True)
class PageView:
    file: Code
    imports: Code
    name: Code
    type: Code
    item: Code


def struct_views(
    vocabulary: Vocabulary, resources: Iterable[NamedResource]
) -> Iterator[StructView | PageView]:
    taken = [one.name for one in vocabulary.files if one.package == "operations"]
    files = Scope((*taken, "options"))
    methods = {
        method.operation.pointer: method
        for resource in resources
        for method in resource.methods
        if not method.is_alias and not method.content
    }
    for pointer, method in methods.items():
        if name := vocabulary.requests.get(pointer):
            yield _request(method, name, Code(_file(name, files)), vocabulary)
        if name := vocabulary.responses.get(pointer):
            file = Code(_file(name, files))
            if method.operation.paging:
                yield _page(method, name, file, vocabulary)
            else:
                yield _response(method, name, file, vocabulary)


def _file(name: Code, files: Scope) -> str:
    return files.claim(file_name(name), f"{file_name(name)}struct")


def _request(
    method: Method, name: Code, file: Code, vocabulary: Vocabulary
) -> StructView:
    imports = Imports(vocabulary.module)
    types = Types(vocabulary, imports, "operations")
    arguments = [*method.parameters, *([method.body] if method.body else [])]
    rows = [
        Row(
            (one.field, argument_type(one, types)),
            comment(said_of_field(one.parameter.doc), 1) if one.parameter else None,
        )
        for one in arguments
    ]
    text = doc(name, [f"{name} is what {method.name} takes."])
    return StructView(file, imports.declaration(), text, name, columns(rows))


def _response(
    method: Method, name: Code, file: Code, vocabulary: Vocabulary
) -> StructView:
    imports = Imports(vocabulary.module)
    types = Types(vocabulary, imports, "operations")
    rows = [Row((one.field, one.type)) for one in kinds_of(method.operation, types)]
    if any(OPEN_BODY in one.cells for one in rows):
        imports.standard("io")
    text = doc(
        name, [f"{name} is what {method.name} returns: the field of what came is set."]
    )
    return StructView(file, imports.declaration(), text, name, columns(rows))


def _page(method: Method, name: Code, file: Code, vocabulary: Vocabulary) -> PageView:
    imports = Imports(vocabulary.module)
    types = Types(vocabulary, imports, "operations")
    item = item_type(method.operation, types)
    imports.standard("iter")
    imports.own("internal/runtime")
    type_ = page_type(method.operation, types)
    return PageView(file, imports.declaration(), name, type_, item)
