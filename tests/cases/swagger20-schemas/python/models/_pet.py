from __future__ import annotations

from typing import Any

from .._runtime.models import Model


class Owner(Model):
    name: str | None = None


class Pet(Model):
    kind: str
    name: str | None = None
    owner: Owner | None = None
    id: str | None = None
    port: int | str | None = None
    place: list[Any] | None = None
    weight: float | None = None
    """Exclusive minimum: 0; maximum: 9."""
