from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Old(Model):
    """Deprecated."""

    a: Annotated[str | None, Field(deprecated="'a' of Old is deprecated")] = None
    """Deprecated."""
    b: Annotated[str | None, Field(deprecated="'b' of Old is deprecated")] = None
    """Use `a`. Deprecated."""
