from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from ._picture import Picture


class Post(Model):
    title: str
    files_0: Annotated[str | None, Field(alias="files[0]")] = None
    """Format: binary. Wire name: `files[0]`."""
    pictures: Picture | None = None
