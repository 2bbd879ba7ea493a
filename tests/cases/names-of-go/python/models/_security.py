from __future__ import annotations

from .._runtime.models import Model


class Security(Model):
    string: str | None = None
