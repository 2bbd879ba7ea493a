from __future__ import annotations

from typing import Any, Literal

from .._runtime.models import Model


class Other(Model):
    x: str | None = None


class Ignored(Model):
    x: str | None = None


class Thing(Model):
    a: str | None
    b: Literal["x", "y"] | str | None
    c: Other | None = None
    d: Other | None = None
    e: Ignored | None = None
    f: str | int | None = None
    g: Any | None = None
