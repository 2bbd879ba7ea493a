from __future__ import annotations

from typing_extensions import TypedDict


class EitherRequestParam(TypedDict, total=False):
    a: str
