from __future__ import annotations

from .._runtime.models import Model


class ListResponse(Model):
    readers: list[str]
    pages: int
