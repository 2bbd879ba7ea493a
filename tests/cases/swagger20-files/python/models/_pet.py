from __future__ import annotations

from .._runtime.models import Model
from ._owner import Owner


class Pet(Model):
    name: str | None = None
    owner: Owner | None = None
