from __future__ import annotations

from .._runtime.models import Model


class A20B(Model):
    c: str | None = None


class FooBar(Model):
    percent: A20B | None = None
    again: FooBar | None = None
