from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    owner: Owner | None = None


class Owner(Model):
    name: str | None = None
    pets: list[Pet] | None = None
