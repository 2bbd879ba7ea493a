"""`docs/conformance.md`, from what was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from .row import LeftOpen, Raised, Row, Seen
from .wire import sent

_LONGEST = 100
_HEAD = """\
# Conformance

What an SDK sends for every form that OpenAPI describes. Each row is a small document, from
which an SDK was generated; it was called, sync and async, against a server that keeps every
byte, and the referee agreed with both requests. The tests in `tests/conformance/` write this
page, from what they saw. Of each request it shows what differs from row to row: what follows
the operation's own path, headers, the body.

Where it can judge, the referee is a library that we did not write:
[openapi-core](https://pypi.org/project/openapi-core/) reads the request by the same document
and must give back the value that was put in. Elsewhere it is the text of a specification,
whose section is named. A number refers to the sentence, below the table, by which the
specification leaves the form open; what is sent then is what most servers read.
"""


def page(seen: Sequence[Seen]) -> str:
    """The page; one call of each row, in the order of the matrix."""
    groups = [list(found) for _, found in groupby(seen, key=lambda one: one.row.group)]
    tables = (line for group in groups for line in _table(group))
    return "\n".join([_HEAD, *_summary(seen), *tables, ""])


def _summary(seen: Sequence[Seen]) -> Iterator[str]:
    groups = Counter(one.row.group for one in seen)
    left_open = sum(one.row.left_open is not None for one in seen)
    counted = ", ".join(
        f"{count} of {group.lower()}" for group, count in groups.items()
    )
    yield f"**{len(seen)} rows**: {counted}. The specification leaves {left_open} of them open."
    yield ""
    yield "| judged by | rows |"
    yield "|---|---|"
    names = Counter(
        # Of a specification, without the section.
        referee.name.partition(",")[0]
        for one in seen
        for referee in one.row.referees
    )
    yield from (f"| {name} | {count} |" for name, count in names.most_common())


def _table(seen: Sequence[Seen]) -> Iterator[str]:
    sentences = list(
        dict.fromkeys(one.row.left_open for one in seen if one.row.left_open)
    )
    yield ""
    yield f"## {seen[0].row.group}"
    yield ""
    yield "| form | given | sent | judged by |"
    yield "|---|---|---|---|"
    for one in seen:
        cells = (
            _title(one.row, sentences),
            _given(one.row),
            _sent(one),
            _judges(one.row),
        )
        yield f"| {' | '.join(cells)} |"
    if sentences:
        yield ""
    for number, found in enumerate(sentences, 1):
        yield f"{number}. {found.section}: “{found.sentence}”"


def _title(row: Row, sentences: Sequence[LeftOpen]) -> str:
    return (
        f"{row.title} ({sentences.index(row.left_open) + 1})"
        if row.left_open
        else row.title
    )


def _given(row: Row) -> str:
    given = (*row.client.items(), *row.arguments.items())
    values = [f"{name}={value!r}" for name, value in given]
    return _code(", ".join(values)) if values else "nothing"


def _sent(seen: Seen) -> str:
    if isinstance(seen.outcome, Raised) and not seen.requests:
        return _code(str(seen.outcome.error))
    return " · ".join(map(_code, sent(seen).split(" · "))) if sent(seen) else "nothing"


def _judges(row: Row) -> str:
    return ", ".join(referee.name for referee in row.referees)


def _code(text: str) -> str:
    """Text as code in a cell of a table, shortened."""
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    ticks = "``" if "`" in short else "`"
    return f"{ticks}{short}{ticks}".replace("|", "\\|")
