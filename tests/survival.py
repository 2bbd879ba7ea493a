"""Values go through the models of a document: what comes back, and is it equal?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Protocol

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy

from .described import Json
from .manners import ANY, NEWER
from .values import Values

_DATE_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE
)


class Surviving(Protocol):
    """The models of a document, in any language, by the names of its component schemas."""

    @property
    def document(self) -> Mapping[str, Any]:
        """As it was written, before the generator made it of one dialect."""

    @property
    def names(self) -> Mapping[str, str]:
        """What each component schema that became a model is called."""

    def problem(self, name: str, value: Json) -> str | None:
        """What is wrong with the way of a value through a model; None for nothing."""


def is_same(sent: Json, back: Json) -> bool:
    """Whether two values are the same JSON: 1 is 1.0, and a date-time is an instant."""
    if isinstance(sent, dict) and isinstance(back, dict):
        return sent.keys() == back.keys() and all(
            is_same(one, back[name]) for name, one in sent.items()
        )
    if isinstance(sent, list) and isinstance(back, list):
        return len(sent) == len(back) and all(map(is_same, sent, back))
    if isinstance(sent, str) and isinstance(back, str):
        return sent == back or None is not _instant(sent) == _instant(back)
    if isinstance(sent, bool) or isinstance(back, bool):
        return sent is back
    return bool(sent == back)


def _instant(text: str) -> tuple[datetime, str] | None:
    """The moment that an RFC 3339 date-time stands for, to any fraction of a second."""
    found = _DATE_TIME.fullmatch(text)
    if found is None:
        return None
    date, time, fraction, zone = found.groups()
    moment = datetime.fromisoformat(f"{date}T{time}{zone.upper()}")
    return moment, (fraction or "").rstrip("0").removesuffix(".")


class NotSame(AssertionError):
    """A value did not survive; the message shows it."""


def problems(models: Surviving, *, newer: bool, examples: int) -> Iterator[str]:
    """What goes wrong with values of each schema, one at most."""
    values = Values(models.document)
    for name, schema in models.document["components"]["schemas"].items():
        if name not in models.names:
            continue

        def see(value: Json, name: str = name) -> None:
            # Whether there is null, too, is a matter of each use of a model.
            problem = None if value is None else models.problem(name, value)
            if problem:
                raise NotSame(f"{name}: {json.dumps(value)}\n    {problem}") from None

        yield from failure(see, values.of(schema, NEWER if newer else ANY), examples)


def failure(
    see: Callable[[Json], None], drawn: SearchStrategy[Json], examples: int
) -> Iterator[str]:
    """The first that is not the same, if any, of so many values that are drawn."""

    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # the first one is the simplest, and shrinking is slow
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def test(value: Json) -> None:
        see(value)

    try:
        test()
    except NotSame as problem:
        yield str(problem)
    except Unsatisfiable:
        return  # it contradicts itself
