from __future__ import annotations

from typing import Any, TypeAlias

from .._runtime.models import Model


class Other(Model):
    a: str | None = None


MaybeOther: TypeAlias = Other


class Thing(Model):
    optional: str | None = None
    optional_nullable: str | None = None
    optional_default: int | None = None
    """Default: 3."""
    required: str
    required_nullable: Other | None
    required_default: bool
    """Default: True."""
    reference: Other | None = None
    nullable_reference: Other | None = None
    through_nullable: MaybeOther | None = None
    only_null: None = None
    anything: Any | None = None
    nothing: Any | None = None
