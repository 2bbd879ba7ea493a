"""`python bounded.py SECONDS BYTES COMMAND…` becomes a command that the system ends.

An alarm and a limit of memory outlive `exec`: nobody has to watch the clock.
"""

from __future__ import annotations

import os
import resource
import signal
import sys

if __name__ == "__main__":
    seconds, memory, *command = sys.argv[1:]
    signal.alarm(int(seconds))
    if sys.platform == "linux":  # macOS knows the limit, and does not hold it
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    os.execv(command[0], command)
