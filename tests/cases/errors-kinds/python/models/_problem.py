from __future__ import annotations

from .._runtime.models import Model


class Problem(Model):
    title: str | None = None


class Fault(Model):
    detail: str | None = None


class GetA409Response(Model):
    by: str | None = None
