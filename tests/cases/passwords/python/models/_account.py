from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from .._runtime.models import Model

Answer: TypeAlias = str


class Account(Model):
    name: str
    password: Annotated[str, Field(repr=False)]
    """Format: password."""
    code: Annotated[str | None, Field(repr=False)] = None
    """Format: password."""
    recovery_answer: Annotated[
        Answer | None,
        Field(
            alias="recovery-answer",
            repr=False,
            deprecated="'recovery-answer' of Account is deprecated",
        ),
    ] = None
    """Deprecated."""
    either: Annotated[int | Answer | None, Field(repr=False)] = None
    parent: Account | None = None
