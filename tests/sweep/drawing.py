"""Calls and answers for the operations of one document, drawn from their schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from ..manners import ALL, Manner
from ..values import Values
from .answers import Documented, Told, told
from .given import Given, given_to, value_of
from .operations import Operation
from .validity import Validity

T = TypeVar("T")


class Drawing:
    """Draws `examples` of everything; `number` decides which."""

    def __init__(
        self, document: Mapping[str, Any], *, examples: int = 1, number: int = 0
    ) -> None:
        self._values = Values(document)
        self._validity = Validity(document)
        self._examples = examples
        self._number = number

    def impossible(self, operation: Operation) -> list[str]:
        """The optional parameters that no value is right for."""
        return [
            one.name
            for one in operation.parameters
            if not one.required
            and not self._drawn(value_of(self._values, self._validity, one, ALL))
        ]

    def calls(
        self,
        operation: Operation,
        media_type: str | None,
        manner: Manner,
        answers: Sequence[Documented] = (),
    ) -> list[tuple[Given, Sequence[Told]]]:
        """Arguments, with a body of this media type, and one of each of the answers.

        The list is empty where the document contradicts itself.
        """
        calls = given_to(self._values, self._validity, operation, media_type, manner)
        tolds = st.tuples(*(told(self._values, operation, one) for one in answers))
        return self._drawn(st.tuples(calls, tolds))

    def _drawn(self, strategy: st.SearchStrategy[T]) -> list[T]:
        found: list[T] = []

        @seed(self._number)
        @settings(
            max_examples=self._examples,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def draw(drawn: T) -> None:
            found.append(drawn)

        with suppress(Unsatisfiable):
            draw()
        return found


def without(operation: Operation, names: Sequence[str]) -> Operation:
    """The operation without these parameters."""
    left = (one for one in operation.parameters if one.name not in names)
    return replace(operation, parameters=tuple(left))
