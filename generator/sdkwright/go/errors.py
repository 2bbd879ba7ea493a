"""Documented errors → the types of `models/sdkerrors`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import render
from ..code import Code
from ..document import split
from ..graph import documented_errors, object_of
from ..ir import (
    AnyJson,
    Derived,
    ErrorCase,
    Named,
    Object,
    Operation,
    Pointer,
    Status,
)
from ..naming import Scope
from .comments import comment, doc
from .fields import ErrorFields
from .imports import Imports
from .layout import Function, Row, columns, functions
from .models import extra_method
from .names import ERROR_METHODS, exported, file_name
from .types import Types
from .vocabulary import Vocabulary

_PACKAGE = "sdkerrors"
# The file of those that every SDK has.
_FIXED_FILE = "errors"
_FIXED = (
    *("APIConnectionError", "APIError", "ConfigurationError", "HTTPError"),
    *("InvalidRequestError", "ResponseTooLargeError", "ResponseValidationError"),
    *("StreamError", "TokenError", "UndocumentedError"),
)


@dataclass(frozen=True, slots=True)
class ErrorView:
    name: Code
    imports: Code
    doc: Code
    fields: Code
    extra: Code
    """The method for what has no field; empty where that is a map, or there are no fields."""
    into: Code
    """What the body is read into."""
    marshal: Code
    """The method that writes the body anew; empty where there are no fields."""


@dataclass(frozen=True, slots=True)
class FixedErrorsView:
    imports: Code


class ErrorNames:
    """The types of documented errors: one for each schema, whatever its statuses."""

    usual = Code(f"{_PACKAGE}.NewUndocumentedError")
    """What makes the error of an answer that no operation documents."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        scope = Scope(_FIXED)
        self.types: dict[Pointer, Code] = {}
        """By the schema, or by the answer where its body has none with a name."""
        self.documented: dict[Code, list[ErrorCase]] = {}
        """Where each of them is used."""
        for operation, case in documented_errors(vocabulary.api):
            key = _key(case)
            if key not in self.types:
                base = _base(operation, case, vocabulary)
                name = scope.claim(f"{base}Error", f"{base}ResponseError")
                self.types[key] = Code(name)
            self.documented.setdefault(self.types[key], []).append(case)

    def of(self, case: ErrorCase) -> Code | None:
        """The type for an answer; None where its body is not typed."""
        return self.types.get(_key(case)) if case.type else None

    def cases(self, cases: Iterable[ErrorCase]) -> Iterator[tuple[Status, Code]]:
        """The statuses that have a type, and the functions that make it."""
        for case in cases:
            if name := self.of(case):
                yield case.status, Code(f"{_PACKAGE}.New{name}")


def error_files(
    vocabulary: Vocabulary, errors: ErrorNames
) -> Iterator[tuple[str, str]]:
    """The files of the package, by their name without its ending."""
    fixed = Imports(vocabulary.module)
    for path in ("fmt", "net/http"):
        fixed.standard(path)
    fixed.own("internal/runtime")
    view = FixedErrorsView(fixed.declaration())
    yield _FIXED_FILE, render.render("go", "errors.go.jinja", view)
    for name, cases in errors.documented.items():
        text = render.render("go", "error.go.jinja", _error(name, cases, vocabulary))
        yield file_name(name), text


def _error(name: Code, cases: list[ErrorCase], vocabulary: Vocabulary) -> ErrorView:
    imports = Imports(vocabulary.module)
    types = Types(vocabulary, imports, _PACKAGE)
    type_ = cases[0].type or AnyJson()
    said = doc(
        name,
        [
            f"{name} says that the server answered {_statuses(cases)}."
            " It is an [HTTPError]."
        ],
    )
    imports.own("internal/runtime")
    body = body_of(cases, vocabulary)
    if body is None:
        row = Row(
            (Code("Data"), types.value(type_)), comment(["What the body says."], 1)
        )
        nothing = Code("")
        fields, into = columns([row]), Code("&e.Data")
        declared = imports.declaration()
        return ErrorView(name, declared, said, fields, nothing, into, nothing)
    keeps_extra = body.additional == AnyJson()
    fields = columns(one.row for one in ErrorFields(types, ERROR_METHODS).of(body))
    signature = Code(f"func (e *{name}) MarshalJSON() ([]byte, error)")
    return ErrorView(
        name=name,
        imports=imports.declaration(),
        doc=said,
        fields=fields,
        extra=extra_method(name, Code("e")) if keeps_extra else Code(""),
        into=Code("e"),
        marshal=functions([Function(signature, Code("return runtime.Marshal(e)"))]),
    )


def body_of(cases: list[ErrorCase], vocabulary: Vocabulary) -> Object | None:
    """The object whose properties are the fields of an error; None where it is no object."""
    type_ = cases[0].type or AnyJson()
    return object_of(type_, vocabulary.api.declarations)


def _key(case: ErrorCase) -> Pointer:
    return case.type.pointer if isinstance(case.type, Named) else case.pointer


def _base(operation: Operation, case: ErrorCase, vocabulary: Vocabulary) -> str:
    """A schema gives its name; what has none that of its operation."""
    names: Mapping[Pointer, Code] = vocabulary.names
    if isinstance(case.type, Named) and case.type.pointer in names:
        name = names[case.type.pointer].removesuffix("Error")
        derived = isinstance(vocabulary.api.names[case.type.pointer], Derived)
        return name.removesuffix("Response") if derived else name
    shared = split(case.pointer)[1]
    text = shared[2] if shared[:2] == ["components", "responses"] else ""
    name = exported(text or f"{operation.id} {case.status}", fallback="Error")
    return name.removesuffix("Error")


def said_of_error(cases: list[ErrorCase]) -> str:
    """What all answers have in common that an error stands for."""
    return f"The server answered {_statuses(cases)}, as documented."


def _statuses(cases: list[ErrorCase]) -> str:
    statuses = sorted({str(case.status) for case in cases} - {"default"})
    statuses += ["with any other status"] * any(
        case.status == "default" for case in cases
    )
    *others, last = statuses
    return f"{', '.join(others)} or {last}" if others else last
