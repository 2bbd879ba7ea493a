from __future__ import annotations

from typing_extensions import TypedDict


class OwnerParam(TypedDict, total=False):
    name: str | None
