from __future__ import annotations

from .._runtime.models import Model


class Settings(Model):
    limit: int | None = None
    """Default: "inf"."""
    ratio: float | None = None
    """Default: 1."""
    whole: int | None = None
    """Default: 2.0."""
    names: list[str] | None = None
    """Default: "none"."""
    on: bool | None = None
    """Default: 1."""
    nothing: str | None = None
