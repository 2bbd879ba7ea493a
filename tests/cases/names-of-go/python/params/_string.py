from __future__ import annotations

from typing_extensions import TypedDict


class ErrorParam(TypedDict, total=False):
    Error: str
    error: str
    Unwrap: str
