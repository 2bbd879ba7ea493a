from __future__ import annotations

from typing import Required

from typing_extensions import TypedDict


class SearchRequestParam(TypedDict, total=False):
    query: Required[str]
    limit: int
