from __future__ import annotations

from .._runtime.models import Model


class Next(Model):
    next: Next | None = None


class NextResponse(Model):
    next: str | None = None
    items: list[Next] | None = None
