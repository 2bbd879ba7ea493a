from __future__ import annotations

from typing import TypeAlias

from ._pet import Pet

ListPetsResponseItem: TypeAlias = Pet
