"""Texts, numbers and lengths, by what a schema says of them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from .described import Json
from .folding import Folded
from .scalars import BASE64, BY_FORMAT, NUMBERS, STRICT_FORMATS, TEXTS, WHOLE

_LONGEST_TEXT = 500
_MORE = 6
"""How much longer than it must be a text is, where nothing else counts."""

_RANGES = {  # https://spec.openapis.org/registry/format/
    "int8": (-(2**7), 2**7 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint8": (0, 2**8 - 1),
    "uint16": (0, 2**16 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
    "uint": (0, 2**32 - 1),
}
_WIDEST = (1 - 2**53, 2**53 - 1)
"""Whole numbers that all readers of JSON agree on (RFC 8259, section 6)."""


def anything_between(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most)


def loosely(kind: str, folded: Folded) -> st.SearchStrategy[Json]:
    """By type and format alone."""
    match kind:
        case "integer":
            return WHOLE
        case "number":
            return NUMBERS
        case _:
            formats = folded.all("format")
            texts = BASE64 if folded.has("contentEncoding") else TEXTS
            return BY_FORMAT.get(formats[0] if formats else "", texts)


def within_limits(kind: str, folded: Folded) -> st.SearchStrategy[Json]:
    """Nothing that the schema forbids; there may be no such value."""
    match kind:
        case "integer" | "number":
            least, most = _range(kind, folded)
            if factors := folded.all("multipleOf"):
                return _multiples(factors[0], least, most)
            return _numbers(kind, least, most)
        case _:
            shortest, longest = _lengths(folded)
            return _texts(folded, shortest, min(longest, shortest + _MORE))


def at_the_limits(kind: str, folded: Folded) -> st.SearchStrategy[Json]:
    """As `within_limits`: the least and the most that the schema allows."""
    match kind:
        case "integer" | "number":
            least, most = _range(kind, folded)
            if factors := folded.all("multipleOf"):
                return _multiples(factors[0], least, most)
            return st.sampled_from([least, most])
        case _:
            shortest, longest = _lengths(folded)
            if longest > _LONGEST_TEXT:
                longest = shortest + _MORE
            return _texts(folded, shortest, shortest) | _texts(folded, longest, longest)


def _range(kind: str, folded: Folded) -> tuple[Json, Json]:
    """JSON Schema 2020-12 validation, section 6.2; before, exclusive limits were flags."""
    formats = [_RANGES[one] for one in folded.all("format") if one in _RANGES]
    least = max([_WIDEST[0], *(low for low, _ in formats), *folded.all("minimum")])
    most = min([_WIDEST[1], *(high for _, high in formats), *folded.all("maximum")])
    # Where a limit is excluded, so is what is not safely beyond it.
    step = 1 if kind == "integer" else 0.5
    for limit in folded.all("exclusiveMinimum"):
        least = _exclusive(limit, least, step)
    for limit in folded.all("exclusiveMaximum"):
        most = _exclusive(limit, most, -step)
    return (math.ceil(least), math.floor(most)) if kind == "integer" else (least, most)


def _exclusive(limit: Json, inclusive: Json, step: float) -> Json:
    if isinstance(limit, bool):
        return inclusive + step if limit else inclusive
    beyond = limit + step
    return max(inclusive, beyond) if step > 0 else min(inclusive, beyond)


def _multiples(factor: Json, least: Json, most: Json) -> st.SearchStrategy[Json]:
    return st.integers(math.ceil(least / factor), math.floor(most / factor)).map(
        lambda count: count * factor
    )


def _numbers(kind: str, least: Json, most: Json) -> st.SearchStrategy[Json]:
    if least > most:
        return st.nothing()
    if kind == "integer":
        return st.integers(least, most)
    # Shortest texts that read back the same; not the many digits of any double.
    return st.floats(least, most, allow_nan=False, width=64).map(
        lambda number: min(max(float(f"{number:.6g}"), least), most)
    )


def _lengths(folded: Folded) -> tuple[int, int]:
    shortest = max([0, *folded.all("minLength")])
    return shortest, min([10**9, *folded.all("maxLength")])


def _texts(folded: Folded, shortest: int, longest: int) -> st.SearchStrategy[str]:
    formats = [one for one in folded.all("format") if one in STRICT_FORMATS]
    patterns: Sequence[str] = folded.all("pattern")
    if formats:
        found = STRICT_FORMATS[formats[0]]
    elif patterns:
        found = _matching(patterns[0]).filter(
            lambda text: all(re.search(one, text) for one in patterns)
        )
    elif folded.has("contentEncoding"):
        found = BASE64
    else:
        return st.text(min_size=shortest, max_size=longest)
    _, most = _lengths(folded)
    return found.filter(lambda text: shortest <= len(text) <= most)


@cache
def _matching(pattern: str) -> st.SearchStrategy[str]:
    # `$` of ECMA-262 is the very end; Python's lets a line feed follow.
    return st.from_regex(re.compile(pattern, re.ASCII)).filter(
        lambda text: not text.endswith("\n")
    )
