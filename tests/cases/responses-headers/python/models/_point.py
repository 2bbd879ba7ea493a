from __future__ import annotations

from .._runtime.models import Model


class Point(Model):
    x: int
    y: int | None = None
