"""What the Python SDK sends and hears, and the Go SDK as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import httpx2

from ..manners import ALL, LIMITS, REQUIRED, Manner
from ..survival import is_same
from ..sweep.answers import Documented, Told, documented, is_accepted
from ..sweep.drawing import Drawing, without
from ..sweep.given import Given
from ..sweep.operations import Operation, is_json, operations
from ..sweep.recorder import Answer, Recorder, Sent
from ..sweep.sdk import Sdk, client_of
from .differences import difference
from .sdk import GoOutcome, GoSdk

# Neither of what any document says, nor within what a range says of errors.
_UNDOCUMENTED = 418
_NULL = "null in an error's field is absent"


@dataclass(slots=True)
class Comparison:
    """What came of it."""

    operations: int = 0
    called: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    """Requests, answers, streams and errors that were compared."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Why what is sent or heard differs, where Go leaves no choice."""
    problems: dict[tuple[str, str], str] = field(default_factory=dict)
    """Operation and rule → detail."""

    def problem(self, operation: Operation, rule: str, detail: str) -> None:
        """Note it, once for an operation and a rule."""
        self.problems.setdefault((operation.name, rule), detail)


def compare(
    document: Mapping[str, Any],
    python: Sdk,
    go: GoSdk,
    *,
    manners: Sequence[Manner] = (REQUIRED, ALL, LIMITS),
    examples: int,
    number: int = 0,
    only: str = "",
) -> Comparison:
    """Call every operation whose name has `only` in it by both SDKs."""
    recorder = Recorder()
    with httpx2.Client(transport=recorder) as http_client:
        client = client_of(python.clients()[0], http_client=http_client)
        drawing = Drawing(document, examples=examples, number=number)
        comparing = _Comparing(python, go, drawing, client, recorder)
        for operation in operations(document):
            if only in operation.name and operation.name in python.operations:
                comparing.operation(operation, manners)
    return comparing.found


class _Comparing:
    def __init__(
        self, python: Sdk, go: GoSdk, drawing: Drawing, client: Any, recorder: Recorder
    ) -> None:
        self.found = Comparison()
        self._python = python
        self._go = go
        self._drawing = drawing
        self._client = client
        self._recorder = recorder

    def operation(self, operation: Operation, manners: Sequence[Manner]) -> None:
        """Call one operation in all of these manners."""
        self.found.operations += 1
        if operation.name not in self._go.operations:
            self.found.problem(operation, "no-method", "it is not in the report")
            return
        operation = without(operation, self._drawing.impossible(operation))
        media_types = self._python.media_types(operation)
        for manner, media_type in product(manners, media_types):
            answers = [
                one
                for one in documented(operation)
                if one.reply.is_success or manner is REQUIRED
            ]
            for given, tolds in self._drawing.calls(
                operation, media_type, manner, answers
            ):
                paired = list(zip(answers, tolds, strict=True))
                self._calls(operation, given, paired)

    def _calls(
        self,
        operation: Operation,
        given: Given,
        answers: Sequence[tuple[Documented, Told]],
    ) -> None:
        streams = [pair for pair in answers if pair[0].is_stream]
        others = [pair for pair in answers if not pair[0].is_stream]
        if not streams:
            self._exchange(operation, given, others)
            return
        for is_stream, expected in ((True, streams), (False, others)):
            switched = self._python.switched(operation, given, is_stream)
            self._exchange(operation, switched, expected)

    def _exchange(
        self,
        operation: Operation,
        given: Given,
        answers: Sequence[tuple[Documented, Told]],
    ) -> None:
        asked = self._asked(operation, given)
        if asked is None:
            return  # the sweep of Python alone says so
        undocumented = Answer(_UNDOCUMENTED, "application/json", (b'{"a": 1}',))
        heard = self._go.call(operation, given, undocumented)
        if "Unsayable" in heard.kinds:
            self.found.reasons[f"no value: {heard.text}"] += 1
            return
        if len(heard.sent) != 1:
            self.found.problem(operation, "not-sent", f"{heard.text}\n{given}")
            return
        self.found.called.add(operation.name)
        self.found.counts["requests"] += 1
        found = difference(asked, heard.sent[0])
        if found and found.detail:
            self.found.problem(operation, found.rule, f"{found.detail}\n{given}")
        elif found:
            self.found.reasons[found.rule] += 1
        self._misfits(operation, undocumented, heard)
        accept = heard.sent[0].header("accept") or "*/*"
        for one, told in answers:
            if is_accepted(one.media_type, accept):
                heard = self._go.call(operation, given, told.answer)
                self._hear(operation, one, told, heard)

    def _misfits(self, operation: Operation, answer: Answer, heard: GoOutcome) -> None:
        """An answer that no document has, but as `default` or 4XX."""
        known = {one.status for one in operation.replies}
        if {"default", "4XX", str(answer.status)} & known:
            return
        self.found.counts["errors"] += 1
        body = b"".join(answer.pieces)
        seen = (heard.kinds[:1], heard.status, heard.body)
        if seen != (["APIError"], answer.status, body):
            self.found.problem(operation, "undocumented", f"{heard}")

    def _asked(self, operation: Operation, given: Given) -> Sent | None:
        self._recorder.answer = Answer(500)
        self._recorder.sent.clear()
        method = self._python.method(self._client, operation)
        try:
            method(**self._python.arguments(operation, given))
        except Exception:
            return self._recorder.sent[0] if self._recorder.sent else None
        return None

    def _hear(
        self,
        operation: Operation,
        one: Documented,
        told: Told,
        heard: GoOutcome,
    ) -> None:
        body = b"".join(told.answer.pieces)
        if one.reply.is_success:
            self.found.counts["streams" if one.is_stream else "answers"] += 1
            rule = "answer"
            is_right = not heard.kinds and (
                heard.value == body
                if isinstance(heard.value, bytes) and one.may_be_bytes
                else is_same(told.value, heard.value)
            )
        else:
            self.found.counts["errors"] += 1
            rule = "error"
            is_typed = one.media_type is not None and is_json(one.media_type)
            is_right = (heard.status, heard.body) == (told.answer.status, body) and (
                not is_typed
                or (heard.kinds[0] != "APIError" and is_same(told.value, heard.value))
            )
            if not is_right and _lacks_null(told.value, heard.value):
                self.found.reasons[_NULL] += 1
                return
        if not is_right:
            self.found.problem(operation, rule, f"{told} became {heard}")


def _lacks_null(told: Any, heard: Any) -> bool:
    """Whether all that is missing is null."""
    if not isinstance(told, dict) or not isinstance(heard, dict):
        return False
    left = {name: one for name, one in told.items() if one is not None or name in heard}
    return is_same(left, heard)
