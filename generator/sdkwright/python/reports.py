"""Methods → what the report says of each operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics import Findings
from ..report import BodyReport, OperationReport, ParameterReport
from ..reporting import Exactness
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
    exactness = Exactness(vocabulary.api.declarations, findings)
    for same in by_operation.values():
        method = min(same, key=lambda one: one.is_alias)
        operation = method.operation
        names = {(one.place, one.wire_name): one.name for one in method.arguments}
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
            status=exactness.of(operation),
        )


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
