from __future__ import annotations

from .._runtime.models import Model


class New(Model):
    name: str | None = None
