"""Rows → the table: once as default flags have it, once as `--lenient` has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from .rows import Outcome, Row

Flags = Literal["default", "lenient"]

_MOST = 12  # reasons that are shown
_MB = 1_000_000


def table(rows: Sequence[Row]) -> str:
    """The figures and the reasons, then each document that was refused or went wrong."""
    default, lenient = figures(rows, "default"), figures(rows, "lenient")
    lines = [f"{'':36}{'default flags':>16}{'--lenient':>16}"]
    lines += [f"{name:36}{default[name]:>16}{lenient[name]:>16}" for name in default]
    lines += _worst(rows)
    for flags in ("default", "lenient"):
        lines += _reasons(f"operations dropped, {flags}", dropped(rows, flags))
    found = _sum(row.reasons for row in rows)
    lines += _reasons("findings that approximate, by rule", found)
    lines += _documents("refused", rows, _refusals)
    lines += _documents("faults", rows, lambda row: row.faults)
    return "\n".join(lines)


def outcome(row: Row, flags: Flags) -> Outcome:
    """What a document comes to: default flags refuse whatever has an error."""
    return "refused" if flags == "default" and row.errors else row.outcome


def figures(rows: Sequence[Row], flags: Flags) -> dict[str, str]:
    """The lines of the table, as they are printed."""
    outcomes = Counter(outcome(row, flags) for row in rows)
    generated = [row for row in rows if outcome(row, flags) == "generated"]
    operations = sum(max(row.operations, 0) for row in rows)
    exact = sum(row.exact for row in generated)
    approximated = sum(row.approximated for row in generated)
    kept = exact + approximated
    shown = {
        "documents": f"{len(rows):,}",
        "  generated": f"{len(generated):,}",
        "  refused": f"{outcomes['refused']:,}",
        "  tracebacks, crashes": f"{outcomes['crashed']:,}",
        "  time-outs": f"{outcomes['late']:,}",
        "operations in the documents": f"{operations:,}",
        "  exact": f"{exact:,}",
        "  approximated": f"{approximated:,}",
        "  dropped": f"{operations - kept:,}",
        "  kept": f"{kept / operations:.3%}" if operations else "–",
        "modules": f"{sum(row.modules for row in generated):,}",
        "  not imported, models not built": f"{sum(row.broken for row in generated):,}",
    }
    for name in sorted({name for row in rows for name in row.types}):
        checked = [row.types[name] for row in generated if name in row.types]
        shown[f"packages checked by {name}"] = f"{len(checked):,}"
        shown[f"  type errors, {name}"] = f"{sum(checked):,}"
    return shown


def dropped(rows: Iterable[Row], flags: Flags) -> Counter[str]:
    """Operations that are missing, by rule; several rules may refuse a document."""
    found: Counter[str] = Counter()
    for row in rows:
        if flags == "default" and row.errors:
            found.update(dict.fromkeys(row.errors, max(row.operations, 0)))
        else:
            found.update(row.dropped)
    return found


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one)
    return found


def _worst(rows: Sequence[Row]) -> Iterator[str]:
    slowest = max(rows, key=lambda row: row.seconds)
    largest = max(rows, key=lambda row: row.peak)
    yield f"{'seconds at the worst':36}{slowest.seconds:>16.1f}  {slowest.document}"
    yield f"{'MB at the worst':36}{largest.peak / _MB:>16,.0f}  {largest.document}"


def _reasons(title: str, counts: Counter[str]) -> Iterator[str]:
    counts = +counts  # documents without any operation lose none
    if counts:
        yield f"\n{title}:"
    for rule, count in counts.most_common(_MOST):
        yield f"{count:>12,}  {rule}"
    if len(counts) > _MOST:
        yield f"{'':14}… and {len(counts) - _MOST} more"


def _documents(
    title: str, rows: Iterable[Row], told: Callable[[Row], Iterable[str]]
) -> Iterator[str]:
    lines = [f"  {row.document}: {text}" for row in rows for text in told(row)]
    if lines:
        yield f"\n{title}:"
    yield from lines


def _refusals(row: Row) -> Iterator[str]:
    flags = "even with --lenient, " if row.outcome == "refused" else ""
    for rule, first in row.errors.items():
        yield f"{flags}{rule} at {first}"
