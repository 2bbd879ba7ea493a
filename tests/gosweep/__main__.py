"""Compare Go with Python on real documents and print one table: part of `make sweep`.

Each operation is called by both SDKs with the same arguments, and both requests must be
the same on the wire. Then each documented answer is given, and one that is not, and what
comes out in Go is compared with it. What the types of Go cannot say is counted by reason.

The exit status is 1 for anything else that goes wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from ..sweep.documents import DOCUMENTS, SPECS, generated_from
from .comparing import compare
from .sdk import generated_in_go

_COUNTS = ("requests", "answers", "streams", "errors")
_LONGEST_DETAIL = 2000


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print; returns the exit status."""
    options = _parser().parse_args(arguments)
    if not SPECS.is_dir():
        print(f"sweep: {SPECS} is not there", file=sys.stderr)
        return 1
    print(_row("document in Go", "operations", "called", *_COUNTS, "seconds"))
    notes: list[str] = []
    faults: list[str] = []
    for name in (one for one in DOCUMENTS if options.only in one):
        start = time.monotonic()
        with generated_from(name) as (document, python), generated_in_go(name) as go:
            found = compare(
                document,
                python,
                go,
                examples=options.examples,
                number=options.seed,
                only=options.operation,
            )
        counts = [found.operations, len(found.called)]
        counts += [found.counts[one] for one in _COUNTS]
        seconds = f"{time.monotonic() - start:.0f}"
        print(_row(name, *map(str, counts), seconds), flush=True)
        notes += [f"{name}: {n} of {why}" for why, n in found.reasons.most_common()]
        faults += [
            f"{name}: {operation}: {rule}\n    "
            + detail[:_LONGEST_DETAIL].replace("\n", "\n    ")
            for (operation, rule), detail in found.problems.items()
        ]
    print("", *notes, "", *faults, sep="\n")
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gosweep")
    parser.add_argument("--only", default="", help="documents with this in their name")
    parser.add_argument("--operation", default="", help="such as 'GET /credits'")
    parser.add_argument("--seed", type=int, default=0, help="which values are drawn")
    parser.add_argument("--examples", type=int, default=3, help="calls of each manner")
    return parser


def _row(*cells: str) -> str:
    return "".join(
        f"{cell:<17}" if cell is cells[0] else f"{cell:>12}" for cell in cells
    )


if __name__ == "__main__":
    sys.exit(main())
