"""Call every operation of real documents and print one table: `make sweep`.

Each is called by both clients with as little as possible, with all that there is room
for, and with the shortest, longest, least and greatest values that its schemas allow.
openapi-core judges the requests by the document, and what they say is compared with what
was put in. Then each documented answer is given, and what comes out is compared with it.

What the document itself makes impossible is listed in `reasons.toml`. The exit status is
1 for anything else that goes wrong, and for an entry there that is no longer needed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence

from .documents import DOCUMENTS, SPECS, generated_from
from .reasons import needless, unexplained
from .sweeping import sweep
from .tally import Tally

_COUNTS = ("requests", "answers", "streams", "errors")
_LONGEST_DETAIL = 2000


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep and print; returns the exit status."""
    options = _parser().parse_args(arguments)
    if not SPECS.is_dir():
        print(f"sweep: {SPECS} is not there", file=sys.stderr)
        return 1
    print(_row("document", "operations", "called", *_COUNTS, "explained", "seconds"))
    faults: list[str] = []
    notes: list[str] = []
    for name in (one for one in DOCUMENTS if options.only in one):
        start = time.monotonic()
        with generated_from(name) as (document, sdk):
            tally = sweep(
                document,
                sdk,
                examples=options.examples,
                number=options.seed,
                only=options.operation,
            )
        found = list(_faults(name, tally, is_whole=not options.operation))
        faults += found
        notes += _notes(name, tally)
        seconds = f"{time.monotonic() - start:.0f}"
        print(_row(name, *_figures(tally, found), seconds), flush=True)
    print("", *notes, "", *faults, sep="\n")
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sweep")
    parser.add_argument("--only", default="", help="documents with this in their name")
    parser.add_argument("--operation", default="", help="such as 'GET /credits'")
    parser.add_argument("--seed", type=int, default=0, help="which values are drawn")
    parser.add_argument("--examples", type=int, default=3, help="calls of each manner")
    return parser


def _faults(name: str, tally: Tally, *, is_whole: bool) -> Sequence[str]:
    found = [
        f"{name}: {one.operation}: {one.rule}\n    "
        + one.detail[:_LONGEST_DETAIL].replace("\n", "\n    ")
        for one in unexplained(name, tally.problems)
    ]
    if is_whole:
        found += [
            f"{name}: {one}: no longer needed in reasons.toml"
            for one in needless(name, tally.problems)
        ]
    return found


def _figures(tally: Tally, faults: Sequence[str]) -> Sequence[str]:
    explained = len(tally.problems) - len(faults)
    counts = [tally.counts[one] for one in _COUNTS]
    return [
        str(one) for one in (tally.operations, len(tally.called), *counts, explained)
    ]


def _notes(name: str, tally: Tally) -> Iterator[str]:
    for operation, status, media_type in sorted(tally.unasked, key=str):
        yield f"{name}: {operation}: nothing asks for {status} {media_type}"
    for operation in sorted(tally.unjudged):
        yield f"{name}: {operation}: openapi-core fails; Werkzeug alone reads the form"


def _row(*cells: str) -> str:
    return "".join(
        f"{cell:<17}" if cell is cells[0] else f"{cell:>12}" for cell in cells
    )


if __name__ == "__main__":
    sys.exit(main())
