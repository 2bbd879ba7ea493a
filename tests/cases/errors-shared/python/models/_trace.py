from __future__ import annotations

from .._runtime.models import Model


class Trace(Model):
    by: str | None = None
