from __future__ import annotations

from .._runtime.models import Model
from ._foo_bar import FooBar


class Pet(Model):
    toy: Toy | None = None
    spaced: FooBar | None = None


class Toy(Model):
    colour: str | None = None
    of: Pet | None = None
