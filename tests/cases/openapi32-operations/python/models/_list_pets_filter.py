from __future__ import annotations

from .._runtime.models import Model


class ListPetsFilter(Model):
    name: str | None = None
    size: int | None = None
