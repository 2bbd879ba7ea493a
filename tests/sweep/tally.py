"""What came of a sweep."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .operations import Operation

Rule: TypeAlias = Literal[
    "not-generated",  # the SDK has no method for it
    "no-value",  # the document contradicts itself: nothing can be sent
    "not-sent",  # the SDK refuses what the document allows
    "forbidden",  # openapi-core refuses what was sent
    "another-value",  # what was sent is not what was put in
    "kinds-differ",  # the sync and the async client send different requests
    "answer",  # what came out is not what was answered
    "error",  # an error was not raised as documented
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as the document has it."""

    operation: str
    rule: Rule
    detail: str


@dataclass(slots=True)
class Tally:
    """What came of a sweep."""

    operations: int = 0
    called: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    """Requests that were judged; answers, streams and errors that were compared."""
    problems: list[Problem] = field(default_factory=list)
    unjudged: set[str] = field(default_factory=set)
    """Operations with a request that openapi-core cannot judge; Werkzeug reads them."""
    unasked: set[tuple[str, str, str | None]] = field(default_factory=set)
    """Documented successes that no request asks for: operation, status, type."""

    def problem(self, operation: Operation, rule: Rule, detail: str) -> None:
        """Note it, once for an operation and a rule."""
        if not any(
            (one.operation, one.rule) == (operation.name, rule) for one in self.problems
        ):
            self.problems.append(Problem(operation.name, rule, detail))
