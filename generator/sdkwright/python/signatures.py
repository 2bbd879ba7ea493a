"""Arguments as they stand in a signature."""

from __future__ import annotations

from collections.abc import Sequence

from ..code import Code
from .types import joined

_LONGEST = 88 - len("        ,")


def argument(name: Code, alternatives: Sequence[str], default: str = "") -> Code:
    """An argument with its type, a union, and perhaps a default such as ` = None`."""
    annotation = joined(alternatives)
    is_long = len(f"{name}: {annotation}{default}") > _LONGEST
    if is_long and len(alternatives) > 1:
        # Black adds these parentheses, and Ruff only keeps them.
        annotation = Code(f"({annotation})")
    return Code(f"{name}: {annotation}{default}")
