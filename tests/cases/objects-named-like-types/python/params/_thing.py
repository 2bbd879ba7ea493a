from __future__ import annotations

from builtins import bool as bool_, float as float_, int as int_, str as str_
from collections.abc import Mapping, Sequence
from datetime import date as date_, datetime as datetime_
from typing import Any as Any_, Literal as Literal_, Required

from typing_extensions import TypedDict

from .. import models


class ThingParam(TypedDict, total=False):
    date: Required[date_]
    datetime: datetime_
    list: Required[Sequence[str_]]
    dict: Mapping[str_, str_]
    str: str_
    int: int_
    float: float_
    bool: bool_
    bytes: str_
    Any: Any_
    Literal: Literal_["a", "b"] | str_
    Model: str_
    Field: str_
    Annotated: str_
    Thing: models.Thing | ThingParam
    other: Sequence[date_]
