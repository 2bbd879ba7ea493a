from __future__ import annotations

from typing_extensions import TypedDict


class ReferenceParam(TypedDict, total=False):
    id: str
