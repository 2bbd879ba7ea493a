from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class StartJobResponseHeaders(Model):
    location: Annotated[str, Field(alias="Location")]
    """Format: uri."""
    retry_after: Annotated[int | None, Field(alias="Retry-After")] = None
