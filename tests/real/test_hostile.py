"""Hostile and odd documents, judged by a program that knows nothing of sdkwright."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_no_hostile_document_does_harm(hostile: Path, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    generator = f"{sys.executable} -m sdkwright generate {{spec}} --target python --output {{out}}"
    done = subprocess.run(
        [
            sys.executable,
            str(hostile / "run_hostile.py"),
            *("--generator", generator, "--name", "sdkwright"),
            *("--python", sys.executable, "--json", str(results)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    verdicts = json.loads(results.read_bytes())
    rows = verdicts["results"] if isinstance(verdicts, dict) else verdicts
    assert len(rows) > 40
    assert [row for row in rows if row["verdict"] != "PASS"] == []
