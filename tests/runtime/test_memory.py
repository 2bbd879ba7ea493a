"""What a server can make a client hold in its memory, measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from .flood import MIB, Body, Flood, bomb, nested, zeros

EVENTS = "text/event-stream"
LINES = "application/jsonl"
SEQUENCE = "application/json-seq"
TOO_LARGE = "ResponseTooLargeError"
TOO_LARGE = "ResponseTooLargeError"


class Case(NamedTuple):
    """What is sent, how it is taken, and what comes of that."""

    body: Body
    how: str = "whole"
    error: str = TOO_LARGE
    limits: str = "{}"
    grows: int = 64
    """MiB, at most."""
    kinds: tuple[str, ...] = ("sync",)


def event(mib: int) -> Body:
    """One event whose line has that many MiB."""
    begin = b"data: "
    short = [begin, b"0" * (MIB // 16 - len(begin))]
    many = [b"0" * (MIB // 16)] * (16 * mib - 1)
    return Body(lambda: iter([*short, *many, b"\n\n"]), EVENTS)


BOTH = ("sync", "async")
LONG = 64 + 48
"""MiB: an item that is not too long yet, and some room."""
CASES = {
    "gzip": Case(bomb(512), kinds=BOTH),
    "gzip twice": Case(nested(512)),
    "gzip, read in pieces": Case(bomb(512), "open"),
    "gzip of events": Case(bomb(512, b"data: ", EVENTS), "events", kinds=BOTH),
    "a length of 2 GiB": Case(Body(zeros(2048), length=2048 * MIB), kinds=BOTH),
    "2 GiB in chunks": Case(Body(zeros(2048)), limits='{"size": 4e7}'),
    "an event of 64 MiB": Case(event(64), "events", error="", grows=4 * 64),
    "an event of 256 MiB": Case(
        Body(zeros(256, b"data: "), EVENTS), "events", grows=LONG
    ),
    "an event of many lines": Case(
        Body(lambda: iter([b"data:ab\n" * 8192] * 4096), EVENTS),
        "events",
        limits='{"event": 4e6}',
        grows=24,
    ),
    "a line of 256 MiB": Case(Body(zeros(256), LINES), "lines", grows=LONG),
    "a text of 256 MiB": Case(
        Body(zeros(256, b"\x1e"), SEQUENCE), "sequence", grows=LONG
    ),
    "an event that may have 10 MB": Case(
        Body(zeros(256, b"data: "), EVENTS),
        "events",
        limits='{"event": 1e7}',
        kinds=BOTH,
    ),
}
RUNS = [(name, kind) for name, case in CASES.items() for kind in case.kinds]


@pytest.fixture(scope="module")
def flood() -> Iterator[Flood]:
    small = Body(lambda: iter([b"{}"]), length=2)
    bodies = {str(place): case.body for place, case in enumerate(CASES.values())}
    found = Flood({"small": small, **bodies})
    yield found
    found.close()


@pytest.mark.parametrize(("name", "kind"), RUNS)
def test_how_much_is_held(flood: Flood, name: str, kind: str) -> None:
    case = CASES[name]
    path = str(list(CASES).index(name))
    program = Path(__file__).with_name("hungry.py")
    run = subprocess.run(
        [sys.executable, str(program), flood.url, kind, path, case.how, case.limits],
        capture_output=True,
        check=True,
        text=True,
    )
    result: dict[str, Any] = json.loads(run.stdout)
    assert result["error"].partition(":")[0] == case.error, result
    assert result["grew"] < case.grows * MIB, result
