from __future__ import annotations

from typing import Annotated, Any as Any_

from pydantic import Field

from .._runtime.models import Model


class Any(Model):
    any: Any_ | None = None


class Size(Model):
    size2: Annotated[Size | None, Field(alias="Size")] = None
    """Wire name: `Size`."""
    size: list[Size] | None = None
    any: Annotated[Any | None, Field(alias="Any")] = None
