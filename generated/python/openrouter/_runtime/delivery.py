"""``Delivery``: how a request is sent until there is an answer that is final."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import httpx2

from .clock import AsyncClock, Clock
from .deadline import Deadline
from .errors import APITimeoutError
from .failure import Failure
from .limits import ResponseLimits
from .request import AnyClient, Outgoing
from .retry import Cause, RetryPolicy, RetryQuota, parse_retry_after
from .secret_names import SecretNames
from .secret_url import hiding_after
from .steps import Read, Send, Sleep, Step

if TYPE_CHECKING:  # they load with those who have hooks, or debug
    from .hooks import Observer
    from .logs import CallLog

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
    secret_names: SecretNames = SecretNames()
    takes_open: Callable[[httpx2.Response], bool] = lambda _: False
    """Whether a success is not read."""
    idempotency_header: str = ""
    """With it, a POST may be sent again whatever became of it."""
    most_redirects: int = 5
    operation_id: str = ""
    observer: Observer | None = None

    def send(
        self, outgoing: Outgoing, auth: httpx2.Auth | None = None, retries: int = 0
    ) -> Generator[Step, Any, Delivered]:
        """Sends a request, after ``retries`` of the same call that were made already.

        Each attempt has its number, from 1, among the extensions of its request.
        Raises `APITimeoutError` when there is no time left to send it.
        """
        redirects, log = 0, self._log()
        while True:
            request, answer = yield from self._attempt(outgoing, auth, retries, log)
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
            if log:
                log.retry(retries, cause, delay)
            if self.observer is not None:
                yield from self.observer.on_retry(cause, delay)
            yield Sleep(delay)

    def _attempt(
        self,
        outgoing: Outgoing,
        auth: httpx2.Auth | None,
        retries: int,
        log: CallLog | None,
    ) -> Generator[Step, Any, Delivered]:
        deadline = self.deadline
        request = outgoing.attempt(self.client, deadline.cap(self.timeout))
        if deadline.passes_within(0.0):
            raise APITimeoutError(
                request.method, str(request.url), "past its deadline", retries
            )
        request.extensions["attempt"] = retries + 1
        if self.observer is not None:
            yield from self.observer.before_request(
                request, is_foreign=outgoing.foreign
            )
        if log:
            log.request(request, outgoing.content)
        answer: httpx2.Response | Failure = yield Send(
            request, outgoing.foreign, auth, deadline
        )
        is_open = False
        if isinstance(answer, httpx2.Response):
            self.limits.hold_for(answer)
            if self.observer is not None:
                yield from self.observer.after_response(answer)
            is_open = answer.is_success and self.takes_open(answer)
            if is_open:
                # The deadline was met: from now on only a silence can be too long.
                request.extensions["timeout"].update(self.timeout)
                answer.extensions["process"] = os.getpid()
            else:
                answer = yield Read(answer, deadline)
        if log:
            log.answer(answer, is_read=not is_open)
        return request, answer

    def _log(self) -> CallLog | None:
        """None where nobody looks."""
        if not _logger.isEnabledFor(logging.DEBUG):
            return None
        from .logs import CallLog

        return CallLog(_logger, self.operation_id, self.secret_names, self.clock)

    def _redirected(
        self, sent: Outgoing, answer: httpx2.Response | Failure, redirects: int
    ) -> Outgoing | None:
        """What to send next; None where that is no redirect to be followed."""
        if isinstance(answer, Failure) or not answer.is_redirect:
            return None
        if redirects == self.most_redirects:
            return None
        from .redirect import follow  # few APIs redirect

        following = follow(sent, answer, self.secret_names.keys)
        if following is None:
            return None
        url = hiding_after(sent.url, following.url, self.secret_names)
        return following._replace(url=url)

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
