"""Where the generator spends its time.

`python phases.py DOCUMENT FOLDER [OVERLAY …]` runs the pipeline once in this process
and prints the seconds of each phase, a pair of wall and CPU time, as JSON.
"""

from __future__ import annotations

import dataclasses
import json
import resource
import sys
import time
from itertools import pairwise
from pathlib import Path

Moment = tuple[float, float]


def now() -> Moment:
    """Seconds of wall and of CPU time, with the processes that were started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() + children.ru_utime + children.ru_stime
    return time.perf_counter(), cpu


def main() -> None:
    started = [("starting", now())]
    from sdkwright import config, pipeline  # part of what is measured

    document, folder, *overlays = sys.argv[1:]
    target = {"language": "python", "output": folder, "package": "openrouter"}
    chosen = dataclasses.replace(
        config.from_options(document, target),
        overlays=tuple(map(Path, overlays)),
        tolerance="lenient",
    )

    def begin(phase: str) -> None:
        started.append((phase, now()))

    pipeline.run(chosen, check=False, progress=begin)
    begin("")
    pairs = pairwise(started)
    print(json.dumps({name: spent(since, to) for (name, since), (_, to) in pairs}))


def spent(since: Moment, to: Moment) -> Moment:
    return to[0] - since[0], to[1] - since[1]


if __name__ == "__main__":
    main()
