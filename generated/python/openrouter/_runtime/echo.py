"""What a server says back of the secrets that it was sent."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable
from urllib.parse import unquote_plus

import httpx2

from .secret_names import HIDDEN, SecretNames
from .secret_url import SecretURL, distinctive, without

_DELIMITERS = re.compile(r"[\s,;=]+")
"""What stands between a credential and the rest of a header."""


def secrets_of(request: httpx2.Request, names: SecretNames) -> set[str]:
    """The texts in the URL and the headers of a request that nobody may see."""
    found = set(request.url.secrets if isinstance(request.url, SecretURL) else ())
    for name, value in request.headers.items():
        if names.has(name):
            found |= forms_of(value)
    return distinctive(found)


def forms_of(secret: str) -> set[str]:
    """A secret, and what it is made of: a scheme and a key, say, or name and password."""
    return {secret, *_DELIMITERS.split(secret), *_basic(secret)}


def _basic(value: str) -> Iterable[str]:
    """What is in ``Basic …`` (RFC 7617), such as what a client of OAuth 2 signs in with."""
    try:
        pair = b64decode(value.removeprefix("Basic "), validate=True).decode()
    except ValueError:
        return ()
    return map(unquote_plus, pair.split(":", 1))


def without_echo(answer: httpx2.Response, names: SecretNames) -> httpx2.Response:
    """An answer that was read, without the secrets of its request."""
    secrets = secrets_of(answer.request, names)
    content = answer.content
    for one in secrets:
        escaped = json.dumps(one)[1:-1]
        for form in (one, escaped, escaped.replace("/", r"\/")):
            content = content.replace(form.encode(), HIDDEN.encode())
    bare = httpx2.Response(
        answer.status_code,
        content=content,
        request=answer.request,
        extensions=answer.extensions,
    )
    bare.headers = httpx2.Headers(
        [
            (name, without(secrets, value))
            for name, value in answer.headers.multi_items()
        ]
    )
    return bare
