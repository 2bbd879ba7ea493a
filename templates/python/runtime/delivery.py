"""``Delivery``: how a request is sent until there is an answer that is final."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from typing import Any, NamedTuple, TypeAlias

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

    def send(
        self, outgoing: Outgoing, auth: httpx2.Auth | None = None, retries: int = 0
    ) -> Generator[Step, Any, Delivered]:
        """Sends a request, after ``retries`` of the same call that were made already.

        Each attempt has its number, from 1, among the extensions of its request.
        Raises `APITimeoutError` when there is no time left to send it.
        """
        clock, deadline = self.clock, self.deadline
        redirects = 0
        while True:
            request = outgoing.attempt(
                self.client, self.secret_query, deadline.cap(self.timeout)
            )
            if deadline.passes_within(0.0):
                raise APITimeoutError(
                    request.method, str(request.url), "past its deadline", retries
                )
            request.extensions["attempt"] = retries + 1
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
                if answer.is_success and self.takes_open(answer):
                    # The deadline was met: from now on only a silence can be too long.
                    request.extensions["timeout"].update(self.timeout)
                    if self.quota.spent:
                        self.quota.succeed(retries)
                    return request, answer
                answer = yield Read(answer, deadline)
            if isinstance(answer, httpx2.Response):
                if answer.is_success:
                    if self.quota.spent:
                        self.quota.succeed(retries)
                    return request, answer
                if redirects < self.most_redirects and answer.is_redirect:
                    from .redirect import follow  # few APIs redirect

                    following = follow(outgoing, answer, self.secret_query)
                    if following is not None:
                        outgoing = following
                        redirects += 1
                        continue
                cause: Cause = answer.status_code
                retry_after = parse_retry_after(answer.headers, clock.time())
            else:
                cause, retry_after = answer.cause, None
            delay = self.policy.delay(
                cause,
                method=outgoing.method,
                has_idempotency_key=outgoing.has_header(self.idempotency_header),
                retry_after=retry_after,
                retries=retries,
                random=clock.random(),
            )
            if (
                delay is None
                or not outgoing.repeatable
                or deadline.passes_within(delay)
                or not self.quota.take()
            ):
                return request, answer
            retries += 1
            _logger.debug(
                "retry %d in %.2f s: %s %s: %s",
                retries,
                delay,
                request.method,
                request.url,
                cause,
            )
            yield Sleep(delay)
