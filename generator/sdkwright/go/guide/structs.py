"""The pages of what operations take and return, and of the errors that they document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...code import Code, join
from ...guide.model import FIELDS, ModelPage, fields_table
from ...guide.tables import NO, NOTHING, YES, Row, table
from ...ir import Object, Operation, Pointer
from ...markdown import block, code, line, prose
from ..errors import ErrorNames, body_of, said_of_error
from ..fields import ErrorFields, TypedField
from ..imports import Imports
from ..methods import Method
from ..names import ERROR_METHODS
from ..resources import argument_type
from ..results import Kind, item_type, kinds_of, page_type
from ..types import Types
from ..vocabulary import Vocabulary
from .models import Printer
from .texts import said_of

_LANGUAGE = "go"


class StructPages:
    """Describes the structs of the operations of one module, with programs of theirs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._types = Types(vocabulary, Imports(vocabulary.module))

    def request(self, method: Method, program: Code, printer: Printer) -> ModelPage:
        name = self._vocabulary.requests[method.operation.pointer]
        rows = self._arguments(method, printer)
        used = f"Sent by {printer.operation(method.operation.pointer)}"
        return _page(name, f"What {method.name} takes.", program, rows, used)

    def response(self, method: Method, program: Code, printer: Printer) -> ModelPage:
        operation = method.operation
        name = self._vocabulary.responses[operation.pointer]
        used = f"Returned by {printer.operation(operation.pointer)}"
        if operation.paging:
            rows = self._of_page(operation, name, printer)
            return _page(name, "One page.", program, rows, used)
        text = f"What {method.name} returns. The field of what came is set."
        kinds = kinds_of(operation, self._types)
        fields = [_kind(one, printer) for one in kinds]
        return _page(name, text, program, fields, used)

    def _arguments(self, method: Method, printer: Printer) -> Iterator[Row]:
        for one in (*method.parameters, *([method.body] if method.body else [])):
            doc = one.parameter.doc if one.parameter else None
            yield (
                code(one.field),
                printer.linked(argument_type(one, self._types)),
                YES if one.required else NO,
                (line(said_of(doc)) if doc else Code("The body.")) or NOTHING,
                (
                    printer.value(doc.example)
                    if doc and doc.example is not None
                    else NOTHING
                ),
            )

    def _of_page(
        self, operation: Operation, name: Code, printer: Printer
    ) -> Iterator[Row]:
        item = item_type(operation, self._types)
        own = f"*operations.{name}"
        yield _row("Result", printer.linked(page_type(operation, self._types)))
        yield _row(
            "Next",
            code(f"func() ({own}, error)"),
            "The page after it; nil after the last.",
        )
        yield _row(
            "Items()",
            code(f"iter.Seq2[{item}, error]"),
            "The items of this page and all that follow.",
        )


class ErrorPages:
    """Describes the documented errors of one module."""

    def __init__(self, vocabulary: Vocabulary, errors: ErrorNames) -> None:
        self._vocabulary = vocabulary
        self._errors = errors
        self._types = Types(vocabulary, Imports(vocabulary.module))

    def page(self, name: Code, example: Code, printer: Printer) -> ModelPage:
        cases = self._errors.documented[name]
        body = body_of(cases, self._vocabulary)
        fields = fields_table(body, printer) if body else None
        if body is None and cases[0].type:
            row = _row("Data", printer.type(cases[0].type), "What the body says.")
            fields = join("\n", table(FIELDS, [row]))
        operations = [
            printer.operation(one.pointer)
            for one in self._vocabulary.api.operations
            if any(case in cases for case in one.errors)
        ]
        used = f"Raised by {', '.join(operations)}"
        text = (
            f"{said_of_error(cases)} It has the status, the headers, the body and the id "
            "of the request beside: `HTTPStatusCode()`, `HTTPHeader()`, `HTTPBody()`, "
            "`HTTPRequestID()`."
        )
        return _model_page(name, text, block(_LANGUAGE, example), fields, used)

    def fields(self, pointer: Pointer) -> Mapping[str, TypedField]:
        """Those of the error whose body is an object."""
        declaration = self._vocabulary.api.declarations[pointer]
        assert isinstance(declaration, Object)
        return ErrorFields(self._types, ERROR_METHODS).typed(declaration)


def _kind(kind: Kind, printer: Printer) -> Row:
    return code(kind.field), printer.linked(kind.type), NO, NOTHING, NOTHING


def _row(field: str, type_: Code, text: str = "") -> Row:
    return code(field), type_, YES, line(text) or NOTHING, NOTHING


def _page(
    name: Code, text: str, program: Code, rows: Iterable[Row], used: str
) -> ModelPage:
    fields = join("\n", table(FIELDS, rows))
    return _model_page(name, text, block(_LANGUAGE, program), fields, used)


def _model_page(
    name: Code, text: str, example: Code, fields: Code | None, used: str
) -> ModelPage:
    return ModelPage(
        title=name,
        text=prose(text),
        example=example,
        fields=fields,
        additional=None,
        values=None,
        variants=None,
        tag=None,
        is_untagged=False,
        alias=None,
        uses=(Code(used),),
    )
