from __future__ import annotations

from .._runtime.models import Model
from ._foo_bar import FooBar


class GetAResponse(Model):
    spaced: FooBar | None = None
