from __future__ import annotations

from .._runtime.models import Model


class Paths(Model):
    reason: str | None = None
