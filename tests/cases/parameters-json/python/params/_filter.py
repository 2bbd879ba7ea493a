from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Required

from typing_extensions import TypedDict


class FilterParam(TypedDict, total=False):
    field: Required[str]
    values: Sequence[Any]
