from __future__ import annotations

from .._runtime.models import Model


class BothResponse(Model):
    a: str | None = None
