from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from typing_extensions import TypedDict

from .. import models


class PetParam(TypedDict, total=False):
    name: str


PetsParam: TypeAlias = Sequence[models.Pet | PetParam]
