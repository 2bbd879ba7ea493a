from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model


class Pet(Model):
    name: str | None = None


Pets: TypeAlias = list[Pet]
