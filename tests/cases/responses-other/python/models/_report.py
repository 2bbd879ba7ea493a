from __future__ import annotations

from .._runtime.models import Model


class Report(Model):
    total: int | None = None
