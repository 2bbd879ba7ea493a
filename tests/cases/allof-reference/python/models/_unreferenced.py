from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.models import Model


class Size(Model):
    """How big it is."""

    width: float | None = None


Colour: TypeAlias = Literal["red", "blue"] | str


class Thing(Model):
    described: Size | None = None
    """Of the whole."""
    described_inside: Size | None = None
    """Of a part."""
    sibling: Size | None = None
    """Beside a reference."""
    with_default: Colour | None = None
    """Default: "red"."""
    old: Annotated[Size | None, Field(deprecated="'old' of Thing is deprecated")] = None
    """Deprecated."""


Renamed: TypeAlias = Size
"""How big it is."""
