from __future__ import annotations

from .._runtime.models import Model


class EitherRequest(Model):
    a: str | None = None
