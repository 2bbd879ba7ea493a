from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Required

from typing_extensions import TypedDict

from .. import models

SizeParam = TypedDict(
    "SizeParam", {"width": "Required[float]", "max-height": "float"}, total=False
)


class NewItemParam(TypedDict, total=False):
    name: Required[str]
    note: str | None
    size: Required[models.Size | SizeParam]
    parts: Sequence[models.NewItem | NewItemParam]
    labels: Mapping[str, str]
