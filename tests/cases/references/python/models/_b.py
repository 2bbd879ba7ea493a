from __future__ import annotations

from typing import TypeAlias

from .._runtime.models import Model


class AInner(Model):
    y: str | None = None


class ALocal(Model):
    x: str | None = None


class A(Model):
    count: int | None = None
    inner: AInner | None = None
    local: ALocal | None = None


C: TypeAlias = A

B: TypeAlias = C
"""Beside."""

ACount: TypeAlias = int
