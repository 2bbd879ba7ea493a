from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from .. import models
from ._address import AddressParam


class OrderParam(TypedDict, total=False):
    address: models.Address | AddressParam
    tags: Sequence[str]
    notes: Sequence[str]
    extra: Sequence[str]


class DraftParam(TypedDict, total=False):
    title: str
