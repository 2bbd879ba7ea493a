from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class TalkResponseHeaders(Model):
    x_limit: Annotated[int | None, Field(alias="X-Limit")] = None
    """How many requests there may be."""
