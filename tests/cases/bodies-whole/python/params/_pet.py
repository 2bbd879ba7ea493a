from __future__ import annotations

from typing import Literal, Required, TypeAlias

from typing_extensions import TypedDict

from .. import models
from ._cat import CatParam


class DogParam(TypedDict, total=False):
    kind: Required[Literal["dog"]]


PetParam: TypeAlias = models.Pet | CatParam | DogParam
