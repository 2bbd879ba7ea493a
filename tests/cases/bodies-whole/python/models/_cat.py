from __future__ import annotations

from typing import Literal

from .._runtime.models import Model


class Cat(Model):
    kind: Literal["cat"]
    lives: int | None = None
