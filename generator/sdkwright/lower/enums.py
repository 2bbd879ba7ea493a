"""The values of an `enum`, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import extensions
from ..ir import JsonScalar
from .shapes import Shape


def values_of(shape: Shape) -> tuple[Any, ...]:
    """The values of a shape, each once and without null; texts where they can only be such."""
    values = shape.values or ()
    if {*(shape.types or ())} - {"null"} == {"string"}:
        values = tuple(map(_as_text, values))
    known = {(type(one), str(one)): one for one in values}
    return tuple(value for value in known.values() if value is not None)


def meanings_of(
    shape: Shape, values: Sequence[JsonScalar]
) -> tuple[tuple[JsonScalar, str], ...]:
    """What extensions say that some of the values mean."""
    said = {
        str(value): text
        for part in shape.parts
        for value, text in extensions.enum_meanings(part.value)
    }
    return tuple((one, said[str(one)]) for one in values if str(one) in said)


def _as_text(value: Any) -> Any:
    """What is meant by a number or `true` where only texts may stand: no quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value
