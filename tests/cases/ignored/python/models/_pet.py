from __future__ import annotations

from .._runtime.models import Model


class Owner(Model):
    name: str | None = None


class Pet(Model):
    name: str
    owner: Owner | None = None
