"""Commands that must find nothing wrong, such as type checkers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def must_pass(command: list[str], folder: Path, **environment: str) -> None:
    """Run a module of Python in a folder; what it says is why the test fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
