from __future__ import annotations

from typing import Literal, TypeAlias

from .._runtime.models import Model
from ._pet_name import PetName

Colour: TypeAlias = Literal["red", "blue"] | str


class Ball(Model):
    colour: Colour | None = None
    of: PetName | None = None
