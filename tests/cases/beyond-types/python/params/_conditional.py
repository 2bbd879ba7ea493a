from __future__ import annotations

from typing_extensions import TypedDict


class ConditionalParam(TypedDict, total=False):
    a: str
