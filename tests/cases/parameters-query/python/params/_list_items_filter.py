from __future__ import annotations

from typing_extensions import TypedDict


class ListItemsFilterParam(TypedDict, total=False):
    min: float
    max: float
