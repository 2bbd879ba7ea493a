from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model
from ._pet_name import PetName


class Owner(Model):
    pets: list[Pet] | None = None
    next: Owner | None = None


PetTags: TypeAlias = list[str]


class Pet(Model):
    name: PetName | None = None
    owner: Owner | None = None
    friends: list[Pet] | None = None
    tags: PetTags | None = None
