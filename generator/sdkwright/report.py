"""What became of every operation, and every finding, as data for other programs.

The format is described by docs/report.schema.json; `FORMAT` counts up when a reader of
the former one would go wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .diagnostics import DocumentProblem, Finding, Position, Status
from .ir import Location

FORMAT = 1


@dataclass(frozen=True, slots=True)
class ParameterReport:
    """A parameter of the document and the argument it became."""

    location: Location
    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class BodyReport:
    """A request body: its properties are arguments, or it is one as a whole.

    Where it may have several contents, both may be so, each for some of them.
    """

    content_type: str
    arguments: Mapping[str, str] | None = None  # wire name → argument
    argument: str | None = None
    other_content_types: tuple[str, ...] = ()
    content_type_argument: str | None = None


@dataclass(frozen=True, slots=True)
class OperationReport:
    """An operation of the document and how it is called.

    `symbols` are the ways to it, such as `client.credits.get_credits`: the first is its
    name, the rest are aliases. It has none if it was dropped.
    """

    method: str
    path: str
    symbols: tuple[str, ...]
    parameters: tuple[ParameterReport, ...]
    body: BodyReport | None
    status: Status


def render(
    operations: Sequence[OperationReport],
    findings: Iterable[Finding],
    accepted: Collection[Finding],
    position: Callable[[str], Position],
) -> dict[str, Any]:
    """The report as plain data; findings come in the order of the document.

    `position` tells where a pointer stands, as `Document.position` does; it is asked
    where a finding does not say so itself.
    """
    placed = [_finding(found, found in accepted, position) for found in findings]
    placed.sort(key=lambda entry: (entry["file"], entry["line"], entry["column"]))
    statuses = Counter(operation.status for operation in operations)
    severities = Counter(entry["severity"] for entry in placed)
    return {
        "format": FORMAT,
        "operations": [_operation(operation) for operation in operations],
        "findings": placed,
        "totals": {
            "operations": len(operations),
            "exact": statuses["exact"],
            "approximated": statuses["approximated"],
            "dropped": statuses["dropped"],
            "errors": severities["error"],
            "warnings": severities["warning"],
            "notes": severities["note"],
        },
    }


def of_problem(problem: DocumentProblem) -> dict[str, Any]:
    """The report of a run that ended before it knew any operation."""
    return render((), (problem.finding,), (), lambda _: problem.position)


def to_json(report: Mapping[str, Any]) -> str:
    """The report as it is written to a file."""
    return json.dumps(report, indent=2) + "\n"


def _operation(operation: OperationReport) -> dict[str, Any]:
    return {
        "method": operation.method,
        "path": operation.path,
        "symbols": list(operation.symbols),
        "parameters": [
            {
                "in": parameter.location,
                "name": parameter.name,
                "argument": parameter.argument,
            }
            for parameter in operation.parameters
        ],
        "body": None if operation.body is None else _body(operation.body),
        "status": operation.status,
    }


def _body(body: BodyReport) -> dict[str, Any]:
    said = {
        "content_type": body.content_type,
        "other_content_types": list(body.other_content_types) or None,
        "content_type_argument": body.content_type_argument,
        "arguments": None if body.arguments is None else dict(body.arguments),
        "argument": body.argument,
    }
    return {key: value for key, value in said.items() if value is not None}


def _finding(
    finding: Finding, accepted: bool, position: Callable[[str], Position]
) -> dict[str, Any]:
    place = finding.position or position(finding.pointer)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "status": finding.status,
        "accepted": accepted,
        "pointer": finding.pointer,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": finding.message,
        "lost": finding.lost,
        "hint": finding.hint,
    }
