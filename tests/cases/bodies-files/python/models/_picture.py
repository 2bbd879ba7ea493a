from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model

Picture: TypeAlias = str | list[str]


class Reference(Model):
    id: str | None = None
