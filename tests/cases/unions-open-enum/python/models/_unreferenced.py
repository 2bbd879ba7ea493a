from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, TypeAlias

Model: TypeAlias = Literal["large", "small"] | str

Uuid: TypeAlias = str

Consts: TypeAlias = Literal["a", "b"] | str
"""- "a": The first."""

Nested: TypeAlias = str | int

Anything: TypeAlias = str | Any

Number: TypeAlias = int | float

When: TypeAlias = datetime | date

Empty: TypeAlias = Any
