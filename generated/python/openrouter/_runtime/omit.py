"""``omit``: the default of every optional argument, "do not send this"."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal

from .public import public_module


class Omit(Enum):
    """The type of `omit`, which differs from ``None``: ``None`` is sent as null."""

    omit = "omit"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "omit"


Omit.__module__ = public_module("", otherwise=__name__)

omit: Final = Omit.omit
"""Leave this argument out of the request."""
