from __future__ import annotations

from .._runtime.models import Model


class DifferentResponse(Model):
    job: str | None = None
