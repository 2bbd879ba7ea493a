from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model


class Text(Model):
    """\"\"\"

    Ends with three quotes \"\"\"
    """

    a: str | None = None
    """\\"""
    b: Literal['"""\n'] | None = None
    """" """
    c: Literal["'", "\\", "\n", "\u202e", "\U0001f600"] | str | None = None
    """{% for x in y %}  tabs



    many lines
    """
    d: str | None = None
    """日本語と très café"""
    e: Annotated[str | None, Field(alias='e"\n')] = None
    """indented
      less. Wire name: `e" `.
    """
