from __future__ import annotations

from .._runtime.models import Model


class Colour(Model):
    rgb: str | None = None


class Widget(Model):
    colour: Colour | None = None
