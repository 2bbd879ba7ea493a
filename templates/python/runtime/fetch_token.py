"""Access tokens for one call: kept, or fetched from where the API says (RFC 6749)."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import Any, Literal

import httpx2

from .config import Config
from .delivery import Delivery
from .errors import APITimeoutError, SDKError
from .hooks import TOKEN_REQUEST
from .oauth import Endpoint, endpoint_of, locate, token_of
from .request import Outgoing
from .steps import Acquire, Ask, Step
from .tokens import TokenSource

_FORM = "application/x-www-form-urlencoded"


def fetch_token(
    source: TokenSource, config: Config, delivery: Delivery
) -> Generator[Step, Any, str]:
    """The token that is there, else a new one: fetched by one caller for all.

    Raises `TokenError`, `APITimeoutError`, and what else sending a request raises.
    """
    monotonic = delivery.clock.monotonic
    if token := source.current(monotonic()):
        return token
    fetches = source.fetches
    lock = source.lock(delivery.client)
    if not (yield Acquire(lock, delivery.deadline)):
        raise APITimeoutError("POST", str(source.endpoint.url), "past its deadline")
    try:
        if token := source.fetched_since(fetches) or source.current(monotonic()):
            return token
        return (yield from _fetch(source, config, delivery))
    finally:
        lock.release()


def _fetch(
    source: TokenSource, config: Config, delivery: Delivery
) -> Generator[Step, Any, str]:
    """A new token, by the options of the client: those of a call are for the call."""
    asked_at = delivery.clock.monotonic()
    delivery = Delivery(
        delivery.client,
        delivery.clock,
        config.retries,
        config.retry_quota,
        delivery.deadline,
        config.timeout,
        config.response_limits,
        most_redirects=0,
        operation_id=TOKEN_REQUEST,
        observer=delivery.observer and delivery.observer.of_tokens(),
    )
    try:
        if source.endpoint.is_metadata:
            found = yield from _answer(_request("GET", source, config), delivery)
            url = locate(endpoint_of(found), config.base_url)
            source.endpoint = Endpoint(url, is_metadata=False)
        answer = yield from _answer(_request("POST", source, config), delivery)
        token = token_of(answer, source.secrets())
    except SDKError as error:
        if not delivery.deadline.passes_within(0.0):  # others may have more time
            source.fail(error)
        raise
    rotated = source.succeed(token, asked_at)
    if rotated is not None and source.grant.on_refresh:
        yield Ask(partial(source.grant.on_refresh, rotated))
    return token.value


def _request(
    method: Literal["GET", "POST"], source: TokenSource, config: Config
) -> Outgoing:
    """What is sent to an endpoint: nothing of what is for the API alone."""
    headers = {
        "Accept": "application/json",
        "User-Agent": config.headers["User-Agent"],
    }
    if method == "GET":
        return Outgoing(method, source.endpoint.url, headers, foreign=True)
    headers |= {"Content-Type": _FORM, **source.grant.headers()}
    form = source.grant.form(source.scopes, source.refresh_token)
    return Outgoing(method, source.endpoint.url, headers, form, foreign=True)


def _answer(
    outgoing: Outgoing, delivery: Delivery
) -> Generator[Step, Any, httpx2.Response]:
    request, answer = yield from delivery.send(outgoing)
    if isinstance(answer, httpx2.Response):
        return answer
    raise answer.error(request)
