"""The least that a generator has to do: read the document, lay the code out.

`python floor.py DOCUMENT FOLDER` reads with the fastest parser there is and formats
the Python files of the folder. It prints the CPU seconds of both as JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import yaml
from ruff import find_ruff_bin


def reading(document: Path) -> float:
    """CPU seconds to read a document as plain data."""
    raw = document.read_bytes()
    start = time.process_time()
    if document.suffix == ".json":
        json.loads(raw)
    else:
        yaml.load(raw, Loader=yaml.CSafeLoader)
    return time.process_time() - start


def formatting(folder: Path) -> float:
    """CPU seconds to lay out the code of a folder."""
    command = [find_ruff_bin(), "format", "--isolated", "--quiet", "--no-cache", "."]
    subprocess.run(command, cwd=folder, check=True)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    document, folder = map(Path, sys.argv[1:])
    figures = {"reading": reading(document), "formatting": formatting(folder)}
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
