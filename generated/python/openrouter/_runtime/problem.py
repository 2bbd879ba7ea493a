"""``Problem``: where a body is not what was promised, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias, cast

from pydantic_core import ValidationError, to_json

from .one_line import on_one_line

Place: TypeAlias = tuple[str | int, ...]

_MOST_SAID = 5
_MOST_FOUND = 10_000
_MOST_ITEMS = 10


class Problem(NamedTuple):
    """One place where a body is not what was promised, and why."""

    location: Place
    """Keys and indexes from the top of the body, such as ``("parts", 3, "text")``."""
    message: str

    def __str__(self) -> str:
        place = "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}"
            for step in self.location
        ).removeprefix(".")
        return f"{place}: {self.message}" if place else self.message


def in_short(problems: tuple[Problem, ...]) -> str:
    """The first of them, on one line, and how many more there are."""
    said = "; ".join(on_one_line(str(problem)) for problem in problems[:_MOST_SAID])
    more = len(problems) - _MOST_SAID
    return f"{said}; and {more} more" if more > 0 else said


def problems_of_json(
    error: ValidationError, document: object, validate: Callable[[bytes], object]
) -> tuple[Problem, ...]:
    """As `problems_of`; of very many the first, and how many they are.

    A megabyte of wrong items has as many problems as fill a gigabyte.
    """
    count = error.error_count()
    if count <= _MOST_FOUND:
        return problems_of(error, document)
    found: tuple[Problem, ...] = ()
    try:
        validate(to_json(_beginnings(document), inf_nan_mode="constants"))
    except ValidationError as of_beginnings:
        if of_beginnings.error_count() <= _MOST_FOUND:
            found = problems_of(of_beginnings, document)
    return (Problem((), f"{count} places are not what was promised"), *found)


def _beginnings(value: object) -> object:
    """The same with the first items of each list."""
    match value:
        case dict():
            pairs = cast("dict[str, object]", value).items()
            return {name: _beginnings(one) for name, one in pairs}
        case list():
            items = cast("list[object]", value)
            return [_beginnings(one) for one in items[:_MOST_ITEMS]]
        case _:
            return value


def problems_of(error: ValidationError, document: object) -> tuple[Problem, ...]:
    """What pydantic says of ``document``, in terms of the document alone.

    Where no alternative of a union fits, those that got no further than its place are
    left out if another one did: that one is what was meant.
    """
    details = error.errors(
        include_url=False, include_context=False, include_input=False
    )
    found = [
        Problem(
            tuple(_steps(detail["loc"], document, detail["type"] == "missing")),
            detail["msg"],
        )
        for detail in details
    ]
    passed = {
        problem.location[:length]
        for problem in found
        for length in range(len(problem.location))
    }
    return tuple(
        dict.fromkeys(problem for problem in found if problem.location not in passed)
    )


def _steps(place: Place, document: Any, is_missing: bool) -> Iterator[str | int]:
    """The steps of a place that the document has, less the names of alternatives.

    An alternative that is named like a property beside it cannot be told from that.
    """
    for number, step in enumerate(place, start=1):
        if _has(document, step):
            document = document[step]
            yield step
        elif is_missing and number == len(place):
            yield step


def _has(document: object, step: str | int) -> bool:
    match document:
        case dict():
            return step in document
        case list():
            items = cast("list[object]", document)
            return isinstance(step, int) and step < len(items)
        case _:
            return False
