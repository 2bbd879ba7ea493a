from __future__ import annotations

from builtins import list as list_
from typing import Any, Literal, TypeAlias

from .._runtime.models import Model

Single: TypeAlias = Literal["only"] | str

Level: TypeAlias = Literal[1, 2, 3] | int

Ratio: TypeAlias = float

Mixed: TypeAlias = Literal["auto", 1, True] | str | int | bool

OnlyNull: TypeAlias = None

Containers: TypeAlias = Any

Odd: TypeAlias = Literal["", " ", 'a"b\\', "\xfc", "\u202e"] | str

Colour: TypeAlias = Literal["red", "green", "blue"] | str
"""The usual three."""

WithNull: TypeAlias = Literal["a", "b"] | str

Constant: TypeAlias = Literal[3]

UserLong: TypeAlias = (
    Literal[
        "a-rather-long-value", "another-rather-long-value", "yet-another-long-value"
    ]
    | str
)


class User(Model):
    colour: Colour | None = None
    maybe: WithNull | None = None
    constant: Constant | None = None
    inline: Literal["x", "y"] | str | None = None
    inline_null: Literal["x", "y"] | str | None = None
    long: UserLong | None = None
    list: list_[Literal[1, 2] | int] | None = None
