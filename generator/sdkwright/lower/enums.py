"""The values of an `enum`, and what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import extensions
from ..ir import JsonScalar
from .keywords import is_a, of_text
from .shapes import Shape


def values_of(shape: Shape) -> tuple[Any, ...]:
    """The values of a shape that are of its type, each once and without null.

    Many write them without quotes, or with quotes where numbers are meant.
    """
    kinds = {*(shape.types or ())} - {"null"}
    values = [one for one in shape.values or () if one is not None]
    for kind in kinds if len(kinds) == 1 else ():
        values = [_as(kind, one) for one in values]
    fitting = [one for one in values if not kinds or is_a(one, kinds)]
    return tuple({(type(one), str(one)): one for one in fitting}.values())


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


def names_of(
    shape: Shape, values: Sequence[JsonScalar]
) -> tuple[tuple[JsonScalar, str], ...]:
    """What extensions call some of the values."""
    said = {
        value: name
        for part in shape.parts
        for value, name in extensions.enum_names(part.value).items()
        if isinstance(name, str)
    }
    return tuple((one, said[str(one)]) for one in values if str(one) in said)


def _as(kind: str, value: Any) -> Any:
    """What is meant by a value where only those of one type may stand."""
    match kind, value:
        case "string", bool():
            return str(value).lower()
        case "string", int() | float():
            return str(value)
        case _, str():
            return of_text(value, [kind])
    return value
