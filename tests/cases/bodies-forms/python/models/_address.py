from __future__ import annotations

from .._runtime.models import Model


class Address(Model):
    city: str | None = None
