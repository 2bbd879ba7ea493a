"""Run the generator over thousands of documents and print one table: `make corpus`.

Without a folder, the documents are those of two packages of npm, which are brought once.
Every one is generated, within limits of time and memory, and held against a count of its
operations that the generator has no part in; every module of what comes out is imported
and every model built; a fixed sample is checked by type checkers.

What came of a document is kept: a run that was cut short goes on where it was, and one
after a change of the generator or of a document does again what that may have changed.
The exit status is 1 if the generator did anything wrong, or if there was no document;
a refusal is nothing wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from multiprocessing.pool import ThreadPool
from pathlib import Path

from . import checkers, rows, sources
from .checkers import Checker
from .examining import examine
from .processes import ROOT
from .rows import Row, State
from .sources import Document, SourceProblem
from .table import table

CACHE = ROOT / ".corpus"


def main(arguments: Sequence[str] | None = None, cache: Path = CACHE) -> int:
    """Run what is to be run and print the table; returns the exit status."""
    options = _parser().parse_args(arguments)
    cache.mkdir(exist_ok=True)
    try:
        documents = list(_documents(options.folder, cache))
    except SourceProblem as problem:
        print(f"corpus: {problem}", file=sys.stderr)
        return 1
    sample = checkers.sample(documents)
    wanted = [one for one in documents if options.only in one.name][: options.limit]
    if not wanted:
        print("corpus: there is no such document", file=sys.stderr)
        return 1
    try:
        done = list(_rows(wanted, sample, State(cache / "rows.jsonl")))
    except KeyboardInterrupt:
        print("\ncorpus: interrupted; run it again to go on", file=sys.stderr)
        return 130
    print(table(sorted(done, key=lambda row: row.document)))
    return 1 if any(row.faults for row in done) else 0


def _documents(folder: Path | None, cache: Path) -> Iterator[Document]:
    if folder is not None:
        yield from sources.of_folder(folder, cache)
        return
    for package in sources.PACKAGES:
        yield from sources.of_package(package, cache)


def _rows(
    documents: Sequence[Document],
    sample: dict[str, tuple[Checker, ...]],
    state: State,
) -> Iterator[Row]:
    """What is known already, then what has to be done, as it is done."""
    generator = rows.version()
    todo = []
    for document in documents:
        wanted = sample.get(document.name, ())
        key = rows.key(document, generator, [one.name for one in wanted])
        if row := state.get(document.name, key):
            yield row
        else:
            todo.append((document, key, wanted))
    # Threads, because each waits for the processes of one document.
    with ThreadPool(os.cpu_count()) as pool:
        done = pool.imap_unordered(lambda one: examine(*one), todo)
        for number, row in enumerate(done, 1):
            state.add(row)
            for fault in row.faults:
                print(f"{row.document}: {fault}", flush=True)
            if sys.stderr.isatty():
                print(f"\r\033[K{number}/{len(todo)}", end="", file=sys.stderr)
            yield row


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make corpus", description="See how the generator does on real documents."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, help="documents of your own (CORPUS=folder)"
    )
    parser.add_argument("--limit", type=int, help="the first so many (CORPUS_LIMIT=n)")
    parser.add_argument(
        "--only", default="", help="whose names have this (CORPUS_ONLY=text)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
