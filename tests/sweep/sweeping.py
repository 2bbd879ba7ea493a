"""Every operation of one document, called in every way that its schemas allow."""

from __future__ import annotations

import asyncio
import re
import warnings
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import httpx2

from ..manners import ALL, LIMITS, REQUIRED, Manner
from ..survival import is_same
from .answers import Documented, Told, documented, is_accepted
from .drawing import Drawing, without
from .given import Given
from .operations import Operation, is_json, operations
from .reading import differences
from .recorder import Answer, Recorder, Sent
from .referee import CannotJudge, Referee
from .sdk import Sdk, client_of
from .tally import Rule, Tally

_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_BOUNDARY = re.compile(r"boundary=(\w+)")


def sweep(
    document: Mapping[str, Any],
    sdk: Sdk,
    *,
    manners: Sequence[Manner] = (REQUIRED, ALL, LIMITS),
    examples: int,
    number: int = 0,
    only: str = "",
) -> Tally:
    """Call every operation whose name has `only` in it.

    There are `examples` calls with values of each manner; `number` decides which.
    """
    with warnings.catch_warnings(), _Sweep(document, sdk, examples, number) as swept:
        warnings.simplefilter("ignore", DeprecationWarning)
        for operation in operations(document):
            if only in operation.name:
                swept.operation(operation, manners)
    return swept.tally


class _Sweep:
    def __init__(
        self, document: Mapping[str, Any], sdk: Sdk, examples: int, number: int
    ) -> None:
        self.tally = Tally()
        self._sdk = sdk
        self._drawing = Drawing(document, examples=examples, number=number)
        self._referee = Referee(document)
        self._recorder = Recorder()
        self._runner = asyncio.Runner()

    def __enter__(self) -> _Sweep:
        kind, async_kind = self._sdk.clients()
        recorder = self._recorder
        self._http = httpx2.Client(transport=recorder)
        self._async_http = httpx2.AsyncClient(transport=recorder)
        self._clients = {
            "sync": client_of(kind, http_client=self._http),
            "async": client_of(async_kind, http_client=self._async_http),
        }
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()
        self._runner.run(self._async_http.aclose())
        self._runner.close()

    def operation(self, operation: Operation, manners: Sequence[Manner]) -> None:
        """Call one operation in all of these manners."""
        self.tally.operations += 1
        if operation.name not in self._sdk.operations:
            self.tally.problem(operation, "not-generated", "it is not in the report")
            return
        impossible = self._drawing.impossible(operation)
        for name in impossible:
            self.tally.problem(operation, "no-value", name)
        operation = without(operation, impossible)
        for manner, media_type in product(manners, self._sdk.media_types(operation)):
            answers = [
                one
                for one in documented(operation)
                if one.reply.is_success or manner is REQUIRED
            ]
            calls = self._drawing.calls(operation, media_type, manner, answers)
            for arguments, tolds in calls:
                paired = list(zip(answers, tolds, strict=True))
                self._calls(operation, arguments, paired)
            if not calls:
                detail = f"{manner.optional} optional, {media_type}"
                self.tally.problem(operation, "no-value", detail)

    def _calls(
        self,
        operation: Operation,
        arguments: Given,
        answers: Sequence[tuple[Documented, Told]],
    ) -> None:
        """Once; twice where the answer may be a stream or not."""
        streams = [pair for pair in answers if pair[0].is_stream]
        others = [pair for pair in answers if not pair[0].is_stream]
        if not streams:
            self._exchange(operation, arguments, others)
            return
        for is_stream, expected in ((True, streams), (False, others)):
            switched = self._sdk.switched(operation, arguments, is_stream)
            self._exchange(operation, switched, expected)

    def _exchange(
        self,
        operation: Operation,
        arguments: Given,
        answers: Sequence[tuple[Documented, Told]],
    ) -> None:
        sent = self._ask(operation, arguments)
        if sent is None:
            return
        self.tally.called.add(operation.name)
        self._judge(operation, arguments, sent)
        accept = sent.header("accept") or "*/*"
        for one, answer in answers:
            if is_accepted(one.media_type, accept):
                self._hear(operation, arguments, one, answer)
            elif one.reply.is_success:
                self.tally.unasked.add(
                    (operation.name, one.reply.status, one.media_type)
                )

    def _ask(self, operation: Operation, arguments: Given) -> Sent | None:
        """What both clients send; None: nothing."""
        self._recorder.answer = Answer(500)
        self._recorder.sent.clear()
        for _, outcome in self._call(operation, arguments):
            if not isinstance(outcome, self._sdk.package.errors.InternalServerError):
                detail = f"{outcome!r}\n{arguments}"
                self.tally.problem(operation, "not-sent", detail)
                return None
        sync, from_async = self._recorder.sent
        if _without_kind(sync) != _without_kind(from_async):
            self.tally.problem(operation, "kinds-differ", f"{sync}\n{from_async}")
        return sync

    def _hear(
        self,
        operation: Operation,
        arguments: Given,
        documented: Documented,
        told: Told,
    ) -> None:
        self._recorder.answer = told.answer
        for kind, outcome in self._call(operation, arguments):
            if problem := self._misheard(documented, told, outcome):
                rule: Rule = "answer" if documented.reply.is_success else "error"
                self.tally.problem(operation, rule, f"{kind}: {problem}")

    def _call(
        self, operation: Operation, arguments: Given
    ) -> Iterator[tuple[str, object]]:
        """Call by both clients: what is returned or raised."""
        keywords = self._sdk.arguments(operation, arguments)
        for kind, client in self._clients.items():
            method = self._sdk.method(client, operation)
            try:
                if kind == "async":
                    yield kind, self._runner.run(_awaited(method, keywords))
                else:
                    result = method(**keywords)
                    yield kind, list(result) if isinstance(result, Iterator) else result
            except Exception as error:
                yield kind, error

    def _judge(self, operation: Operation, arguments: Given, sent: Sent) -> None:
        self.tally.counts["requests"] += 1
        try:
            if objection := self._referee.objection(operation, sent):
                self.tally.problem(operation, "forbidden", f"{objection}\n{arguments}")
        except CannotJudge:
            self.tally.unjudged.add(operation.name)
        if found := "\n".join(differences(operation, arguments, sent)):
            self.tally.problem(operation, "another-value", found)

    def _misheard(
        self, documented: Documented, told: Told, outcome: object
    ) -> str | None:
        """What is wrong with what came of an answer; None: nothing."""
        if documented.reply.is_success:
            self.tally.counts["streams" if documented.is_stream else "answers"] += 1
            if isinstance(outcome, Exception):
                return f"{told}: {type(outcome).__name__}: {outcome}"
            found = self._sdk.plain(outcome)
            is_right = (
                found == b"".join(told.answer.pieces)
                if isinstance(found, bytes) and documented.may_be_bytes
                else is_same(told.value, found)
            )
            return None if is_right else f"{told} became {found!r}"
        self.tally.counts["errors"] += 1
        status = told.answer.status
        fallback = "InternalServerError" if status >= 500 else "APIError"
        errors = self._sdk.package.errors
        if not isinstance(outcome, getattr(errors, _ERRORS.get(status, fallback))):
            return f"{told} became {outcome!r}"
        error: Any = outcome
        if error.status_code != status or error.body != b"".join(told.answer.pieces):
            return f"{told} became {error!r}"
        if documented.media_type is None or not is_json(documented.media_type):
            return None
        found = self._sdk.plain(error.data)
        return None if is_same(told.value, found) else f"{told} became {found!r}"


async def _awaited(method: Callable[..., Any], keywords: dict[str, Any]) -> object:
    result = await method(**keywords)
    if isinstance(result, AsyncIterator):
        return [one async for one in result]
    return result


def _without_kind(sent: Sent) -> str:
    """All that does not differ from one client, or call, to the next."""
    headers = [one for one in sent.headers if one[0] != "user-agent"]
    whole = repr((sent.method, sent.origin, sent.target, headers, sent.body))
    boundary = _BOUNDARY.search(whole)
    return whole.replace(boundary[1], "") if boundary else whole
