from __future__ import annotations

from .._runtime.models import Model


class TrickyNameWithPercent(Model):
    z: str | None = None


class User(Model):
    tricky: TrickyNameWithPercent | None = None
