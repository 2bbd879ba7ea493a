from __future__ import annotations

from .._runtime.models import Model


class SearchRequest(Model):
    query: str
    limit: int | None = None
