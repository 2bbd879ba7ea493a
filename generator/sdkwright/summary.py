"""The last words of a run: how much of what there was, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from .diagnostics import Finding
from .output import Outcome


def document(totals: Mapping[str, Any], models: int) -> str:
    """What became of a document whose errors, if any, are accepted.

    `totals` are those of the report; what is zero is left out.
    """
    statuses = [
        f"{totals[status]} {status}"
        for status in ("exact", "approximated", "dropped")
        if totals[status]
    ]
    operations = count(totals["operations"], "operation")
    if statuses:
        operations += f" ({', '.join(statuses)})"
    found = [
        count(totals[key], noun)
        for key, noun in (
            ("errors", "accepted error"),
            ("warnings", "warning"),
            ("notes", "note"),
        )
        if totals[key]
    ]
    findings = ", ".join(found) or "no findings"
    return f"{operations}, {count(models, 'model')}; {findings}"


def files(outcomes: Iterable[Outcome], *, check: bool) -> str:
    """What became of the files, or what would with `check`."""
    written = unchanged = removed = 0
    for outcome in outcomes:
        written += len(outcome.written)
        unchanged += len(outcome.unchanged)
        removed += len(outcome.removed)
    if check:
        return f"{count(written + removed, 'file')} stale, {unchanged} up to date"
    return f"{count(written, 'file')} written, {unchanged} unchanged, {removed} removed"


def refusal(refused: Iterable[Finding]) -> str:
    """Why nothing is generated."""
    severities = Counter(finding.severity for finding in refused)
    reasons = (count(number, noun) for noun, number in sorted(severities.items()))
    return f"nothing is generated because of {' and '.join(reasons)}"


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
