from __future__ import annotations

from .._runtime.models import Model


class Other(Model):
    name: str | None = None


class Owner(Model):
    name: str | None = None


class Pet(Model):
    owner: Owner | None = None
