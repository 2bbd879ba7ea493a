from __future__ import annotations

from .._runtime.models import Model


class PetName(Model):
    first: str | None = None
