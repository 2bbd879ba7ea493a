from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import Field

from .._runtime.models import Model
from ._pair import Pair


class NamedItem2(Model):
    label: str | None = None


Named: TypeAlias = tuple[Pair, NamedItem2, str | None]

Short: TypeAlias = list[int | str]

Long: TypeAlias = list[str | float]

Open: TypeAlias = list[Any]


class Line(Model):
    from_: Annotated[Pair | None, Field(alias="from")] = None
    to: Pair | None = None
