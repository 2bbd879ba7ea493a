from __future__ import annotations

from typing_extensions import TypedDict


class PatchRequestParam(TypedDict, total=False):
    a: str
