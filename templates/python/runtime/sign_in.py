"""Credentials for one call: those that are there, asked for, or fetched."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import Any, Literal

import httpx2

from .auth import Placed, Security, Signature
from .config import Config
from .delivery import Delivery
from .digest import Digest
from .errors import APITimeoutError, SDKError
from .oauth import Endpoint, Grant, endpoint_of, locate, token_of
from .request import Outgoing
from .steps import Acquire, Ask, Step
from .tokens import TokenSource
from .transport import Failure

_FORM = "application/x-www-form-urlencoded"


def sign_in(
    config: Config, security: Security, delivery: Delivery
) -> Generator[Step, Any, Signature]:
    """Raises `ConfigurationError` without a credential, `TokenError` without a token."""
    placed: list[Placed] = []
    digest: Digest | None = None
    tokens: list[tuple[TokenSource, str]] = []
    is_constant = True
    for argument, credential, scopes in config.credentials.choose(security):
        value = credential
        if isinstance(credential, Grant):
            source = config.credentials.source(argument, scopes, config.base_url)
            value = yield from _token(source, config, delivery)
            tokens.append((source, value))
            is_constant = False
        elif callable(credential):
            value = yield Ask(credential)
            is_constant = False
        match config.credentials.place(argument, value):
            case Placed() as one:
                placed.append(one)
            case Digest() as digest:
                pass
    signature = Signature(tuple(placed), digest, tuple(tokens))
    if is_constant:
        config.credentials.keep(security, signature)
    return signature


def may_sign_again(
    signature: Signature, sent: Outgoing, answer: httpx2.Response | Failure
) -> bool:
    """Whether to sign, and send, once more what was answered like this.

    So it is with tokens that were refused, which are forgotten, and with a body that the
    HTTP library could not send again itself to answer a challenge.
    """
    if not isinstance(answer, httpx2.Response) or answer.status_code != 401:
        return False
    # Another origin got no credential.
    if not sent.repeatable or answer.request.url.origin != sent.url.origin:
        return False
    for source, token in signature.tokens:
        source.refuse(token)
    is_upload = not isinstance(sent.content, bytes | None)
    has_challenge = signature.digest is not None and is_upload
    return bool(signature.tokens) or has_challenge


def signed_again(sent: Outgoing, before: Signature, now: Signature) -> Outgoing:
    """The same request, body and all, with the tokens that are new."""
    headers = dict(sent.headers)
    for old, new in zip(before.placed, now.placed, strict=True):
        if headers.get(old.name) == old.value:  # and is not the user's own
            headers[old.name] = new.value
    return sent._replace(headers=headers)


def _token(
    source: TokenSource, config: Config, delivery: Delivery
) -> Generator[Step, Any, str]:
    """The token that is there, else a new one: fetched by one caller for all."""
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
        delivery.deadline,
        config.timeout,
        most_redirects=0,
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
