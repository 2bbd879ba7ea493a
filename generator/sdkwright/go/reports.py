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
    """One for each operation: its own methods, one for each content; then its aliases."""
    by_operation: dict[tuple[str, str], list[Method]] = {}
    for method in (method for one in resources for method in one.methods):
        key = (method.operation.method, method.operation.path)
        by_operation.setdefault(key, []).append(method)
    exactness = Exactness(vocabulary.api.declarations, findings)
    for same in by_operation.values():
        same.sort(key=lambda one: one.is_alias)
        method = same[0]
        operation = method.operation
        is_struct = operation.pointer in vocabulary.requests
        yield OperationReport(
            method=operation.method,
            path=operation.path,
            symbols=tuple(one.symbol for one in same),
            parameters=tuple(
                ParameterReport(
                    one.parameter.location,
                    one.parameter.wire_name,
                    f"request.{one.field}" if is_struct else one.name,
                )
                for one in method.parameters
                if one.parameter
            ),
            body=_body(method, is_struct),
            status=exactness.of(operation),
        )


def _body(method: Method, is_struct: bool) -> BodyReport | None:
    body = method.operation.body
    if body is None or method.body is None:
        return None
    return BodyReport(
        body.content.media_type,
        argument=f"request.{method.body.field}" if is_struct else method.body.name,
        other_content_types=tuple(one.media_type for one in body.others),
    )
