from __future__ import annotations

from typing import TypeAlias

Pair: TypeAlias = tuple[float, float]
