from __future__ import annotations

from typing import Annotated as Annotated_, TypeAlias as TypeAlias_

from pydantic import Field

from .._runtime.models import Model
from ._size import Any, Size

TypeAlias: TypeAlias_ = str


class Annotated(Model):
    a_b: Annotated_[str | None, Field(alias="a-b")] = None


Tagged: TypeAlias_ = Size | Any
