"""What the report says of operations whatever the target: how exact they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .diagnostics import Findings, Status
from .document import split
from .graph import leading_to, used_by
from .ir import METHODS, Declaration, Operation, Pointer
from .report import OperationReport


class Exactness:
    """Which operations are as the document has them."""

    def __init__(
        self, declarations: Mapping[Pointer, Declaration], findings: Findings
    ) -> None:
        found = (one.pointer for one in findings if one.status != "exact")
        self._declarations = declarations
        self._imprecise = leading_to(_with_ancestors(found), declarations)

    def of(self, operation: Operation) -> Status:
        used = used_by(operation, self._declarations)
        places = {operation.pointer, *operation.shared, *used}
        return "approximated" if places & self._imprecise else "exact"


def dropped_reports(findings: Findings) -> Iterator[OperationReport]:
    """What the document calls an operation and nobody can call."""
    for finding in findings:
        if finding.rule in ("invalid-path", "unknown-operation"):
            match split(finding.pointer)[1]:
                case [*_, path, "additionalOperations", key] if key.isalpha():
                    yield OperationReport(key, path, (), (), None, "dropped")
                case [*_, path, key] if key.lower() in METHODS:
                    yield OperationReport(key.upper(), path, (), (), None, "dropped")


def _with_ancestors(pointers: Iterable[Pointer]) -> set[Pointer]:
    found: set[Pointer] = set()
    for pointer in pointers:
        place = pointer
        while place and place not in found:
            found.add(place)
            place = place.rpartition("/")[0]
    return found
