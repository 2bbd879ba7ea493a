from __future__ import annotations

from typing_extensions import TypedDict


class ListPetsFilterParam(TypedDict, total=False):
    name: str
    size: int
