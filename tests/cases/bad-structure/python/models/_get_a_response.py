from __future__ import annotations

from .._runtime.models import Model


class GetAResponse(Model):
    a: str | None = None
    """Exclusive minimum: True."""
