from __future__ import annotations

from .._runtime.models import Model


class B(Model):
    x: str | None = None


class A(Model):
    b: str | None
    c: B | None
    d: str | None = None
