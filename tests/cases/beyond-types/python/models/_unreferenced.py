from __future__ import annotations

from .._runtime.models import Model


class Conditional(Model):
    a: str | None = None
