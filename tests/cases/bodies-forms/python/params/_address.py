from __future__ import annotations

from typing_extensions import TypedDict


class AddressParam(TypedDict, total=False):
    city: str
