"""What a call in Go costs: the SDK of generated/go against net/http and encoding/json.

Prints the best run of both, over loopback with a server in a process of its own, and what
the SDK adds. Runs are interleaved: what else the machine does slows down some of them, and
speeds up none. A figure beyond its bound makes the exit status 1.

    python bench/go_call.py [RUNS]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import golang

MOST_ADDED = 10_000
"""Nanoseconds."""
MOST_ALLOCATIONS = 90
_LINE = re.compile(
    r"Benchmark(NetHTTP|SDK)\S*\s+\d+\s+([\d.]+) ns/op.* (\d+) allocs/op"
)


def main(runs: int) -> int:
    command = ["go", "test", "-run=^$", "-bench=.", "-benchtime=2000x"]
    folder = Path(__file__).parent / "go"
    found: dict[str, list[tuple[float, int]]] = {"NetHTTP": [], "SDK": []}
    for _ in range(runs):
        done = golang.run(command, folder)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        for name, time, allocations in _LINE.findall(done.stdout):
            found[name].append((float(time), int(allocations)))
    (bare, fewest), (ours, most) = (_best(one) for one in found.values())
    print(f"net/http: {bare / 1000:.1f} µs, {fewest} allocations")
    print(
        f"the SDK: {ours / 1000:.1f} µs, {most} allocations (at most {MOST_ALLOCATIONS})"
    )
    print(f"added: {(ours - bare) / 1000:.1f} µs (at most {MOST_ADDED / 1000:.0f})")
    return ours - bare > MOST_ADDED or most > MOST_ALLOCATIONS


def _best(measured: list[tuple[float, int]]) -> tuple[float, int]:
    times, allocations = zip(*measured, strict=True)
    return min(times), max(allocations)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
