from __future__ import annotations

from .._runtime.models import Model


class Old(Model):
    """Deprecated."""

    a: str | None = None
    """Deprecated."""
    b: str | None = None
    """Use `a`. Deprecated."""
