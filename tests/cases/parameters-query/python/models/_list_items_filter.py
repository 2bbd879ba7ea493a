from __future__ import annotations

from .._runtime.models import Model


class ListItemsFilter(Model):
    min: float | None = None
    max: float | None = None
