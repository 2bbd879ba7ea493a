from __future__ import annotations

from .._runtime.models import Model


class PatchRequest(Model):
    a: str | None = None
