from __future__ import annotations

from typing_extensions import TypedDict


class NullableRequestParam(TypedDict, total=False):
    query: str
