from __future__ import annotations

from .._runtime.models import Model
from ._owner import Owner


class PetPet(Model):
    name: str | None = None
    owner: Owner | None = None
