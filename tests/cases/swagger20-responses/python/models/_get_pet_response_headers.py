from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class GetPetResponseHeaders(Model):
    x_rate: Annotated[int | None, Field(alias="X-Rate")] = None
    """How many are left."""
