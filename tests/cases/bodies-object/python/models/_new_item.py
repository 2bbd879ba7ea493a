from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Size(Model):
    width: float
    max_height: Annotated[float | None, Field(alias="max-height")] = None


class NewItem(Model):
    name: str
    """What people call it."""
    note: str | None = None
    size: Size
    parts: list[NewItem] | None = None
    labels: dict[str, str] | None = None
