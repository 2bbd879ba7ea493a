"""`docs/conformance.md`, from what was seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ..contract.server import Answer, CutOff, Pieces, Step
from .row import Group, LeftOpen, Raised, Returned, Row, Seen
from .unsaid import UNSAID
from .wire import sent

_LONGEST = 100
_ORIGIN = re.compile(r"http://127\.0\.0\.1:\d+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufeff]")
_READ: tuple[Group, ...] = ("Responses", "Streams")
"""Groups whose rows are about answers, and not about what is sent."""
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
    return "\n".join([_HEAD, *_summary(seen), *_go(len(seen)), *tables, ""])


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


def _go(count: int) -> Iterator[str]:
    yield ""
    yield "## In Go"
    yield ""
    yield f"The SDK in Go is called with {count - len(UNSAID)} of the rows. It sends the same"
    yield "bytes, but for the case of the names of headers, and the same comes of it. The other"
    yield "rows have values that no type of Go holds:"
    yield ""
    yield "| form | in Go |"
    yield "|---|---|"
    yield from (_line((name, why)) for name, why in UNSAID.items())


def _table(seen: Sequence[Seen]) -> Iterator[str]:
    sentences = list(
        dict.fromkeys(one.row.left_open for one in seen if one.row.left_open)
    )
    yield ""
    yield f"## {seen[0].row.group}"
    yield ""
    is_read = seen[0].row.group in _READ
    columns = ("answered", "returned") if is_read else ("sent",)
    yield _line(("form", "given", *columns, "judged by"))
    yield f"|{'---|' * (3 + len(columns))}"
    for one in seen:
        cells = (_answered(one.row), _returned(one)) if is_read else (_sent(one),)
        title = _title(one.row, sentences)
        yield _line((title, _given(one.row), *cells, _judges(one.row)))
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


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _given(row: Row) -> str:
    client = _arguments(row.client)
    call = _arguments(row.arguments)
    shown = (
        f"Example({client})" if client else "",
        f"{row.way}({call})" if row.way else call,
    )
    return " · ".join(map(_code, filter(None, shown))) or "nothing"


def _arguments(given: Mapping[str, object]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in given.items())


def _sent(seen: Seen) -> str:
    if isinstance(seen.outcome, Raised) and not seen.requests:
        return _error(seen, seen.outcome)
    return " · ".join(map(_code, sent(seen).split(" · "))) if sent(seen) else "nothing"


def _answered(row: Row) -> str:
    return " · ".join(map(_step, row.answers))


def _step(step: Step) -> str:
    match step:
        case Answer():
            return _code(_shown(step))
        case Pieces(answer, size):
            return f"{_code(_shown(answer))} in pieces of {_bytes(size)}"
        case CutOff(answer, sent):
            shown = _code(_shown(replace(answer, body=answer.body[:sent])))
            return f"{shown} and no more"
        case _:
            return type(step).__name__


def _bytes(number: int) -> str:
    return f"{number} bytes" if number > 1 else "1 byte"


def _shown(answer: Answer) -> str:
    headers = [f"{name}: {value}" for name, value in answer.headers.items()]
    body = answer.body.decode("utf-8", "backslashreplace")
    parts = (str(answer.status), answer.content_type or "", *headers, body)
    return " ".join(filter(None, parts))


def _returned(seen: Seen) -> str:
    match seen.outcome:
        case Raised() as raised:
            return _error(seen, raised)
        case Returned(value):
            return _code(_neutral(seen, repr(value)))


def _error(seen: Seen, raised: Raised) -> str:
    return _code(_neutral(seen, str(raised.error)))


def _neutral(seen: Seen, text: str) -> str:
    """Without what differs from run to run, or as rows come and go."""
    number = seen.prefix.removeprefix("/row")
    for name, shown in (("Rows.row", "method"), ("/row", "/…"), ("Row", "")):
        text = text.replace(name + number, shown)
    return _ORIGIN.sub("", text)


def _judges(row: Row) -> str:
    return ", ".join(referee.name for referee in row.referees)


def _code(text: str) -> str:
    """Text as code in a cell of a table, in one line that is not too long."""
    line = _CONTROL.sub(lambda found: repr(found[0])[1:-1], text)
    short = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    ticks = "``" if "`" in short else "`"
    return f"{ticks}{short}{ticks}".replace("|", "\\|")
