"""Programs in processes of their own, and what each of them took.

Needs a system with `wait4` (Linux, macOS). The peak of a child is never told below that
of the process that started it, so that benchmarks import nothing large themselves.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Installed packages are compiled, so that what is measured must be as well.
_ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name != "PYTHONDONTWRITEBYTECODE"
}
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process took, with the processes that it started itself."""

    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: int  # bytes of the largest process
    output: str  # what it printed


def run(*arguments: str, cwd: Path | None = None) -> Usage:
    """Run this Python with arguments.

    Raises:
        SystemExit: it failed; the message is what it wrote to its standard error.
    """
    with tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=cwd,
            env=_ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert child.stdout is not None, "it was asked for"
        with child.stdout:
            output = child.stdout.read()
        # Not `child.wait()`, which does not tell what the process took.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            errors.seek(0)
            raise SystemExit(f"{' '.join(arguments)} failed:\n{errors.read()}")
    cpu = usage.ru_utime + usage.ru_stime
    return Usage(wall, cpu, usage.ru_maxrss * _RSS_UNIT, output)
