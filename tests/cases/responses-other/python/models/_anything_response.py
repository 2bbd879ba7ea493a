from __future__ import annotations

from .._runtime.models import Model


class AnythingResponse(Model):
    a: str | None = None
