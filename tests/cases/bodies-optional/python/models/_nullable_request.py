from __future__ import annotations

from .._runtime.models import Model


class NullableRequest(Model):
    query: str | None = None
