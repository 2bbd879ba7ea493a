"""What generating costs: time and memory of `sdkwright generate`, document by document.

Beside each stands its floor, from the same run: the CPU time of the fastest parser for
the bytes of the document and of `ruff format` for the code that came out.

The goal is a tenth of what the fastest peer that writes a whole SDK takes. That is
15.3 s for OpenRouter's document, without overlays, on a machine whose PyYAML, the C
one, takes 0.6 s to load it; so loading is the unit that carries over to other machines.
The bounds are what was reached so far: for the Python package, for the Go module, and
for both in one run, which reads the document once.

    python bench/generate.py [ROUNDS]
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from harness import children
from harness.documents import CREDITS, OPENROUTER, OTHERS, Document, present

HARNESS = Path(__file__).parent / "harness"
PLAIN = replace(OPENROUTER, title="no overlays", overlays=())
# In loads of the document.
GOAL = 15.3 / 10 / 0.6
LIMITS = {("python",): 3.5, ("go",): 3.6, ("python", "go"): 5.5}


@dataclass(frozen=True, slots=True)
class Figures:
    """The best of all rounds: seconds, and bytes."""

    wall: float
    cpu: float
    peak: int
    reading: float
    formatting: float
    operations: int


def measure(document: Document, output: Path, rounds: int, *languages: str) -> Figures:
    """Generate a document and do the least that is needed for it, in turns."""
    runs, floors = [], []
    for _ in range(rounds):
        runs.append(children.run(*document.generate(output, *languages)))
        floor = children.run(
            str(HARNESS / "floor.py"), str(document.path), str(output)
        ).output
        floors.append(json.loads(floor))
    return Figures(
        wall=min(run.wall for run in runs),
        cpu=min(run.cpu for run in runs),
        peak=min(run.peak for run in runs),
        reading=min(floor["reading"] for floor in floors),
        formatting=min(floor["formatting"] for floor in floors),
        operations=int(runs[0].output.split()[0]),
    )


def row(document: Document, figures: Figures) -> str:
    floor = figures.reading + figures.formatting
    per_hundred = figures.cpu / figures.operations * 100
    return (
        f"{document.title:12}{figures.operations:10}{figures.wall:9.2f}"
        f"{figures.cpu:8.2f}{figures.peak / 1e6:7.0f}{floor:10.2f}"
        f"{figures.cpu / floor:8.1f}{per_hundred:12.2f}"
    )


def print_phases(document: Document, rounds: int) -> None:
    """The best of each phase."""
    with tempfile.TemporaryDirectory() as folder:
        script = str(HARNESS / "phases.py")
        arguments = [script, str(document.path), folder, *map(str, document.overlays)]
        runs: list[dict[str, tuple[float, float]]] = [
            json.loads(children.run(*arguments).output) for _ in range(rounds)
        ]
    print(f"\n{document.title}, by phase  wall s   CPU s")
    for phase in runs[0]:
        wall, cpu = (min(run[phase][i] for run in runs) for i in range(2))
        print(f"{phase:20}{wall:8.2f}{cpu:8.2f}")


def main() -> int:
    """Print the tables; returns the exit status."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(
        "document    operations   wall s   CPU s     MB   floor s   ratio   CPU s/100"
    )
    for document in present(CREDITS, OPENROUTER, PLAIN, *OTHERS):
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(document, Path(folder), rounds)
        print(row(document, figures), flush=True)
    for document in present(OPENROUTER):
        print_phases(document, rounds)
    print()
    held = [are_held(languages, rounds) for _ in present(PLAIN) for languages in LIMITS]
    return 0 if all(held) else 1


def are_held(languages: tuple[str, ...], rounds: int) -> bool:
    """Print what writing these languages takes, in loads of the document."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(PLAIN, Path(folder), rounds, *languages)
    loads, limit = figures.cpu / figures.reading, LIMITS[languages]
    goal = f", aimed at {GOAL:.2f}" if languages == ("python",) else ""
    verdict = "" if loads <= limit else ", TOO MUCH"
    title = f"{PLAIN.title}, {' and '.join(languages)}"
    print(f"{title}: {loads:.2f} loads (at most {limit}{goal}){verdict}", flush=True)
    return loads <= limit


if __name__ == "__main__":
    sys.exit(main())
