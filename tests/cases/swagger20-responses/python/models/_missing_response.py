from __future__ import annotations

from .._runtime.models import Model


class MissingResponse(Model):
    reason: str | None = None
