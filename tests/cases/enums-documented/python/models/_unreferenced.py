from __future__ import annotations

from typing import Literal, TypeAlias

from .._runtime.models import Model

Status: TypeAlias = Literal[0, 1, 2] | int
"""- 0: IDLE: Nothing to do.
- 1: BUSY
- 2: GONE: Never to return.
"""

Level: TypeAlias = Literal["lo", "hi"] | str
"""- "lo": Near the ground.
- "hi": Far above it.
"""

Sku: TypeAlias = Literal["b1", "p1"] | str
"""- "b1": Basic: For a start.
- "p1": Premium
"""

Priority: TypeAlias = Literal[1, 2] | int
"""- 1: Urgent: Within the hour.
- 2: Normal
"""

TaskState: TypeAlias = Literal["o", "c"] | str
"""- "o": Open
- "c": Closed
"""


class Task(Model):
    state: TaskState | None = None
    zone: Literal["Etc/GMT0", "Etc/GMT+0", "ASC", "asc"] | str | None = None
