"""Python programs in bounded processes of their own, and what each of them took.

Needs a system with `wait4` and alarms (Linux, macOS).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
SECONDS = 300
MEMORY = 8 << 30  # bytes of address space, of which a program uses a part

_BOUNDED = ["-I", str(Path(__file__).with_name("bounded.py"))]
# The generator of this checkout, whatever is installed.
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended; `status` is negative for the signal that ended it."""

    status: int
    output: str
    errors: str
    seconds: float
    peak: int  # bytes of the largest process

    @property
    def late(self) -> bool:
        """Whether it was ended because its time was up."""
        return self.status == -signal.SIGALRM


def run(
    *arguments: str, cwd: Path = ROOT, seconds: int = SECONDS, memory: int = MEMORY
) -> Ended:
    """Run this Python with arguments, for so many seconds and in so many bytes."""
    command = [sys.executable, *_BOUNDED, str(seconds), str(memory)]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            [*command, sys.executable, *arguments],
            cwd=cwd,
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
        )
        # Not `child.wait()`, which does not tell what the process took.
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        return Ended(
            status=child.returncode,
            output=_text(output),
            errors=_text(errors),
            seconds=took,
            peak=usage.ru_maxrss * _RSS_UNIT,
        )


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
