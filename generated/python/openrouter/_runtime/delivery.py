"""``Delivery``: how a request is sent until there is an answer that is final."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import httpx2

from .clock import AsyncClock, Clock
from .deadline import Deadline
from .errors import APITimeoutError
from .limits import ResponseLimits
from .request import AnyClient, Outgoing
from .retry import Cause, RetryPolicy, parse_retry_after
from .retry_quota import RetryQuota
from .steps import Read, Send, Sleep, Step
from .transport import Failure

if TYPE_CHECKING:  # it loads with those who have hooks
    from .hooks import Observer

_logger = logging.getLogger((__package__ or "").partition(".")[0])

Delivered: TypeAlias = tuple[httpx2.Request, httpx2.Response | Failure]
"""What was sent last, and its answer: read to its end, or open where that was asked."""


class Delivery(NamedTuple):
    """How requests are sent: by whom, how often, and in what time."""

    client: AnyClient
    clock: Clock | AsyncClock
    policy: RetryPolicy
    quota: RetryQuota
    deadline: Deadline
    timeout: Mapping[str, float | None]
    limits: ResponseLimits
    secret_query: frozenset[str] = frozenset()
    takes_open: Callable[[httpx2.Response], bool] = lambda _: False
    """Whether a success is not read."""
    idempotency_header: str = ""
    """With it, a POST may be sent again whatever became of it."""
    most_redirects: int = 5
    observer: Observer | None = None

    def send(
        self, outgoing: Outgoing, auth: httpx2.Auth | None = None, retries: int = 0
    ) -> Generator[Step, Any, Delivered]:
        """Sends a request, after ``retries`` of the same call that were made already.

        Each attempt has its number, from 1, among the extensions of its request.
        Raises `APITimeoutError` when there is no time left to send it.
        """
        deadline, redirects = self.deadline, 0
        while True:
            request = outgoing.attempt(
                self.client, self.secret_query, deadline.cap(self.timeout)
            )
            if deadline.passes_within(0.0):
                raise APITimeoutError(
                    request.method, str(request.url), "past its deadline", retries
                )
            request.extensions["attempt"] = retries + 1
            if self.observer is not None:
                yield from self.observer.before_request(
                    request, is_foreign=outgoing.foreign
                )
            _logger.debug("request: %s %s", request.method, request.url)
            answer: httpx2.Response | Failure = yield Send(
                request, outgoing.foreign, auth, deadline
            )
            if isinstance(answer, httpx2.Response):
                _logger.debug(
                    "response: %s %s: %d",
                    request.method,
                    request.url,
                    answer.status_code,
                )
                self.limits.hold_for(answer)
                if self.observer is not None:
                    yield from self.observer.after_response(answer)
                if answer.is_success and self.takes_open(answer):
                    # The deadline was met: from now on only a silence can be too long.
                    request.extensions["timeout"].update(self.timeout)
                else:
                    answer = yield Read(answer, deadline)
            if isinstance(answer, httpx2.Response) and answer.is_success:
                if self.quota.spent:
                    self.quota.succeed(retries)
                return request, answer
            following = self._redirected(outgoing, answer, redirects)
            if following is not None:
                outgoing = following
                redirects += 1
                continue
            retry = self._retry(outgoing, answer, retries)
            if retry is None:
                return request, answer
            cause, delay = retry
            retries += 1
            _logger.debug(
                "retry %d in %.2f s: %s %s: %s",
                retries,
                delay,
                request.method,
                request.url,
                cause,
            )
            if self.observer is not None:
                yield from self.observer.on_retry(cause, delay)
            yield Sleep(delay)

    def _redirected(
        self, sent: Outgoing, answer: httpx2.Response | Failure, redirects: int
    ) -> Outgoing | None:
        """What to send next; None where that is no redirect to be followed."""
        if isinstance(answer, Failure) or not answer.is_redirect:
            return None
        if redirects == self.most_redirects:
            return None
        from .redirect import follow  # few APIs redirect

        return follow(sent, answer, self.secret_query)

    def _retry(
        self, sent: Outgoing, answer: httpx2.Response | Failure, retries: int
    ) -> tuple[Cause, float] | None:
        """Why, and after how many seconds, to send it again; None: the answer is final."""
        if isinstance(answer, Failure):
            cause, retry_after = answer.cause, None
        else:
            cause = answer.status_code
            retry_after = parse_retry_after(answer.headers, self.clock.time())
        delay = self.policy.delay(
            cause,
            method=sent.method,
            has_idempotency_key=sent.has_header(self.idempotency_header),
            retry_after=retry_after,
            retries=retries,
            random=self.clock.random(),
        )
        if (
            delay is None
            or not sent.repeatable
            or self.deadline.passes_within(delay)
            or not self.quota.take()
        ):
            return None
        return cause, delay
