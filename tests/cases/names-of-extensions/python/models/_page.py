from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    name: str | None = None


class Page(Model):
    pets: list[Pet] | None = None
