from __future__ import annotations

from builtins import (
    bool as bool_,
    float as float_,
    int as int_,
    list as list_,
    str as str_,
)
from datetime import date as date_, datetime as datetime_
from typing import Annotated, Any, Literal

from pydantic import Field

from .._runtime.models import Model


class Thing(Model):
    date: date_
    datetime: datetime_ | None = None
    list: list_[str_]
    dict_: Annotated[dict[str_, str_] | None, Field(alias="dict")] = None
    str: str_ | None = None
    int: int_ | None = None
    float: float_ | None = None
    bool: bool_ | None = None
    bytes: str_ | None = None
    """Format: byte."""
    any: Annotated[Any | None, Field(alias="Any")] = None
    literal: Annotated[Literal["a", "b"] | str_ | None, Field(alias="Literal")] = None
    model: Annotated[str_ | None, Field(alias="Model")] = None
    field: Annotated[str_ | None, Field(alias="Field")] = None
    annotated: Annotated[str_ | None, Field(alias="Annotated")] = None
    thing: Annotated[Thing | None, Field(alias="Thing")] = None
    other: list_[date_] | None = None
