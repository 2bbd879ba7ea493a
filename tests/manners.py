"""Which of the values of a schema are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

from .described import Json
from .folding import Folded
from .limits import anything_between, at_the_limits, loosely, within_limits


@dataclass(frozen=True, slots=True)
class Manner:
    """How values are drawn; as it stands, of any size and shape."""

    newer: bool = False
    """As a later version of the API may send them: with what the document does not know."""
    optional: Literal["none", "some", "all"] = "some"
    """Which properties are there beside those that are required."""
    invents: bool = True
    """Whether there are properties that nobody described, where nothing forbids them."""
    without: Literal["readOnly", "writeOnly"] | None = None
    """The keyword of properties that do not go this way."""
    is_limited: bool = False
    """Whether what is no matter of type is heeded, too: lengths, patterns …"""
    scalar: Callable[[str, Folded], st.SearchStrategy[Json]] = loosely
    """Texts and numbers."""
    length: Callable[[int, int], st.SearchStrategy[int]] = anything_between
    """Of a list, from the least to the most."""


ANY = Manner()
NEWER = Manner(newer=True)

REQUIRED = Manner(
    optional="none",
    invents=False,
    without="readOnly",
    is_limited=True,
    scalar=within_limits,
)
"""A request with as little as possible."""
ALL = Manner(
    optional="all",
    invents=False,
    without="readOnly",
    is_limited=True,
    scalar=within_limits,
)
"""A request with all that there is room for."""
LIMITS = Manner(
    invents=False,
    without="readOnly",
    is_limited=True,
    scalar=at_the_limits,
    length=lambda least, most: st.sampled_from([least, most]),
)
"""A request with values that are as short, long, small and large as may be."""
