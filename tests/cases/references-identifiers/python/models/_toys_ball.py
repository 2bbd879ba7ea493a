from __future__ import annotations

from typing import Literal

from .._runtime.models import Model
from ._pet_name import PetName


class ToysBall(Model):
    colour: Literal["red", "blue"] | str | None = None
    of: PetName | None = None
