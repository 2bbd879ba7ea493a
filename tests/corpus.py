"""Run the generator over every OpenAPI document below a folder and print a table.

`python -m tests.corpus FOLDER`. A document `api.yaml` takes the overlays in
`api-overlays/` beside it. The columns count operations by what became of them (see
docs/report.md); a run that neither succeeds nor refuses the document is a crash. A
crash makes the exit status 1, and so does a folder without any document.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_VERSION_KEY = re.compile(r"""^(\{\s*|\s{0,2})["']?(openapi|swagger)["']?\s*:""", re.M)
_COLUMNS = "{:>6} {:>6} {:>6} {:>8} {:>8}  {}"


@dataclass(frozen=True, slots=True)
class Row:
    """What one run came to."""

    statuses: Counter[str]
    seconds: float
    exit_status: int
    crashed: bool


def documents(folder: Path) -> Iterator[Path]:
    """Every file below `folder` that holds a whole document, sorted."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".json", ".yaml", ".yml"} and _VERSION_KEY.search(
            path.read_text("utf-8", errors="replace")
        ):
            yield path


def run(document: Path) -> Row:
    """Generate the Python SDK of one document, accepting what can be accepted."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "report.json")
        command = [sys.executable, "-m", "sdkwright", "generate", str(document)]
        command += ["--target", "python", "--output", str(Path(scratch, "sdk"))]
        command += ["--lenient", "--report", str(report)]
        for overlay in sorted(document.parent.glob(f"{document.stem}-overlays/*.yaml")):
            command += ["--overlay", str(overlay)]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        seconds = time.perf_counter() - start
        written = json.loads(report.read_bytes()) if report.exists() else {}
    statuses = Counter(one["status"] for one in written.get("operations", ()))
    # 0 is done and 1 is a refusal with its reasons, but also a fault of our own.
    crashed = done.returncode not in (0, 1) or b"a fault of sdkwright" in done.stderr
    return Row(statuses, seconds, done.returncode, crashed)


def main(folder: Path) -> int:
    """Print a line per document; returns the exit status."""
    runs = crashes = 0
    print(_COLUMNS.format("exact", "approx", "drop", "seconds", "exit", "document"))
    with tempfile.TemporaryDirectory() as unpacked:
        for archive in sorted(folder.glob("*.tar.gz")):
            with tarfile.open(archive) as packed:
                packed.extractall(unpacked, filter="data")
        for document in (*documents(folder), *documents(Path(unpacked))):
            row = run(document)
            runs += 1
            crashes += row.crashed
            print(_line(document, row), flush=True)
    return 1 if crashes or not runs else 0


def _line(document: Path, row: Row) -> str:
    statuses = ("exact", "approximated", "dropped")
    return _COLUMNS.format(
        *(row.statuses[status] for status in statuses),
        f"{row.seconds:.2f}",
        "crash" if row.crashed else row.exit_status,
        "/".join(document.parts[-3:]),
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
