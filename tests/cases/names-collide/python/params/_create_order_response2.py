from __future__ import annotations

from typing_extensions import TypedDict


class CreateOrderRequestItemParam(TypedDict, total=False):
    a: str
