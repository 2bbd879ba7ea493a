from __future__ import annotations

from typing import Any

from .._runtime.models import Model


class Filter(Model):
    field: str
    values: list[Any] | None = None
