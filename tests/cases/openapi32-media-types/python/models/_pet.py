from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    id: str | None = None
