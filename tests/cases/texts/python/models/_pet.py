from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    """A pet

    One of those who live here.
    """

    name: str
    """What it listens to."""
