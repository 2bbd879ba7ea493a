from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class String(Model):
    string: str | None = None
    string2: Annotated[str | None, Field(alias="String")] = None
    """Wire name: `String`."""


class Error(Model):
    error2: Annotated[str | None, Field(alias="Error")] = None
    """Wire name: `Error`."""
    error: str | None = None
    unwrap: Annotated[str | None, Field(alias="Unwrap")] = None
