"""Methods → what the report says of each operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics import Findings
from ..document import split
from ..graph import leading_to, used_by
from ..ir import METHODS, Pointer
from ..report import BodyReport, OperationReport, ParameterReport
from .methods import Method, NamedResource
from .vocabulary import Vocabulary


def operation_reports(
    resources: Iterable[NamedResource], vocabulary: Vocabulary, findings: Findings
) -> Iterator[OperationReport]:
    """One for each operation: its own method, then its aliases."""
    by_operation: dict[tuple[str, str], list[Method]] = {}
    for method in (method for one in resources for method in one.methods):
        key = (method.operation.method, method.operation.path)
        by_operation.setdefault(key, []).append(method)
    declarations = vocabulary.api.declarations
    found = (one.pointer for one in findings if one.status != "exact")
    imprecise = leading_to(_with_ancestors(found), declarations)
    for same in by_operation.values():
        method = min(same, key=lambda one: one.is_alias)
        operation = method.operation
        names = {(one.place, one.wire_name): one.name for one in method.arguments}
        used = used_by(operation, declarations)
        places = {operation.pointer, *operation.shared, *used}
        # What asks for a stream, and is no part of the request, chooses a header.
        chosen = (one.name for one in method.arguments if one.place == "call")
        yield OperationReport(
            method=operation.method,
            path=operation.path,
            symbols=tuple(
                one.symbol for one in sorted(same, key=lambda one: one.is_alias)
            ),
            parameters=(
                *(
                    ParameterReport(
                        one.location, one.wire_name, names[one.location, one.wire_name]
                    )
                    for one in operation.parameters
                ),
                *(ParameterReport("header", "Accept", one) for one in chosen),
            ),
            body=_body(method),
            status="approximated" if places & imprecise else "exact",
        )


def dropped_reports(findings: Findings) -> Iterator[OperationReport]:
    """What the document calls an operation and nobody can call."""
    for finding in findings:
        if finding.rule in ("invalid-path", "unknown-operation"):
            match split(finding.pointer)[1]:
                case [*_, path, "additionalOperations", key] if key.isalpha():
                    yield OperationReport(key, path, (), (), None, "dropped")
                case [*_, path, key] if key.lower() in METHODS:
                    yield OperationReport(key.upper(), path, (), (), None, "dropped")


def _body(method: Method) -> BodyReport | None:
    body = method.operation.body
    if body is None:
        return None
    names = {one.place: str(one.name) for one in method.arguments}
    whole = names.get("body")
    fields = {name: str(one.name) for name, one in method.properties.items()}
    return BodyReport(
        body.content.media_type,
        None if whole and not fields else fields,
        whole,
        tuple(one.media_type for one in body.others),
        names.get("content_type"),
    )


def _with_ancestors(pointers: Iterable[Pointer]) -> set[Pointer]:
    found: set[Pointer] = set()
    for pointer in pointers:
        place = pointer
        while place and place not in found:
            found.add(place)
            place = place.rpartition("/")[0]
    return found
