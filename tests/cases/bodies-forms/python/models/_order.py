from __future__ import annotations

from .._runtime.models import Model
from ._address import Address


class Order(Model):
    address: Address | None = None
    tags: list[str] | None = None
    notes: list[str] | None = None
    extra: list[str] | None = None


class Draft(Model):
    title: str | None = None
