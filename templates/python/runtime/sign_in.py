"""Credentials for one call: those that are there, asked for, or fetched."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import httpx2

from .auth import Fetched, Placed, Security, Signature
from .config import Config
from .delivery import Delivered, Delivery
from .failure import Failure
from .request import Outgoing
from .steps import Ask, Step

if TYPE_CHECKING:
    from .digest import Digest
    from .tokens import TokenSource


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
        if isinstance(credential, Fetched):
            from .fetch_token import fetch_token  # few APIs need it

            source = config.credentials.source(argument, scopes, config.base_url)
            value = yield from fetch_token(source, config, delivery)
            tokens.append((source, value))
            is_constant = False
        elif callable(credential):
            value = yield Ask(credential)
            is_constant = False
        one = config.credentials.place(argument, value)
        if isinstance(one, Placed):
            placed.append(one)
        else:
            digest = one
    signature = Signature(tuple(placed), digest, tuple(tokens))
    if is_constant:
        config.credentials.keep(security, signature)
    return signature


def signed_again(
    config: Config,
    security: Security,
    delivery: Delivery,
    signature: Signature,
    sent: Outgoing,
    delivered: Delivered,
) -> Generator[Step, Any, Delivered]:
    """What came of it, or of sending it once more with another signature."""
    request, answer = delivered
    if not _may_sign_again(signature, sent, answer):
        return delivered
    renewed = yield from sign_in(config, security, delivery)
    again = _with_new_tokens(sent, signature, renewed)
    retries = request.extensions["attempt"] - 1
    return (yield from delivery.send(again, renewed.digest, retries))


def _may_sign_again(
    signature: Signature, sent: Outgoing, answer: httpx2.Response | Failure
) -> bool:
    """Whether to sign, and send, once more what was answered like this.

    So it is with tokens that were refused, which are forgotten, and with a body that the
    HTTP library could not send again itself to answer a challenge.
    """
    if not isinstance(answer, httpx2.Response) or answer.status_code != 401:
        return False
    # Another origin got no credential, nor did who was asked again by way of one.
    if signature.tokens and "Authorization" not in answer.request.headers:
        return False
    for source, token in signature.tokens:
        source.refuse(token)
    if not sent.repeatable:
        return False
    is_upload = not isinstance(sent.content, bytes | None)
    has_challenge = signature.digest is not None and is_upload
    return bool(signature.tokens) or has_challenge


def _with_new_tokens(sent: Outgoing, before: Signature, now: Signature) -> Outgoing:
    """The same request, body and all, with the tokens that are new."""
    headers = dict(sent.headers)
    for old, new in zip(before.placed, now.placed, strict=True):
        if headers.get(old.name) == old.value:  # and is not the user's own
            headers[old.name] = new.value
    return sent._replace(headers=headers)
