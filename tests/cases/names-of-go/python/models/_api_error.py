from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class APIError(Model):
    error2: Annotated[str, Field(alias="Error")]
    """Wire name: `Error`."""
    is_: Annotated[str | None, Field(alias="Is")] = None
    http_body: Annotated[str | None, Field(alias="HTTPBody")] = None
    error: str | None = None
