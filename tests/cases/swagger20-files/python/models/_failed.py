from __future__ import annotations

from .._runtime.models import Model


class Failed(Model):
    reason: str | None = None
