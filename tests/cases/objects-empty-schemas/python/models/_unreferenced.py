from __future__ import annotations

from datetime import datetime
from typing import Any, TypeAlias

from .._runtime.models import Model

Everything: TypeAlias = Any

Nothing: TypeAlias = Any

Described: TypeAlias = Any
"""Whatever the server likes."""

Text: TypeAlias = str
"""A text of its own."""

List: TypeAlias = list[Any]


class Untyped(Model):
    a: str | None = None


When: TypeAlias = datetime

Anything: TypeAlias = Any


class User(Model):
    when: When | None = None
    what: Anything | None = None


Null: TypeAlias = None
