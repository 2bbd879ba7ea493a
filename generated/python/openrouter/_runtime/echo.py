"""What a server says back of the secrets that it was sent."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import cast
from urllib.parse import parse_qsl, quote_plus, unquote_plus

import httpx2

from .media_type import essence, is_json
from .response import with_body
from .secret_names import HIDDEN, SecretNames
from .secret_url import SecretURL, distinctive, headers_without

_LARGEST = 64 * 1024
"""Bytes of a body that is looked into."""
_PARAMETER = re.compile(r"(?!(?:uri|realm)=)[\w.-]+=(\"?)([^=].*)\1")
"""A part of a header that has a name, such as a cookie; those left out are no secrets."""
_SCALAR = re.compile(rb'"(?:[^"\\]|\\.)*+"|-?\d[\d.eE+-]*')
"""A string or a number of JSON."""


def secrets_of(request: httpx2.Request, names: SecretNames) -> set[str]:
    """The texts in a request that nobody may see, also as JSON and forms write them."""
    found = set(request.url.secrets if isinstance(request.url, SecretURL) else ())
    for name, value in request.headers.items():
        if names.has(name):
            found |= {value, *_credentials(value), *_basic(value)}
    with suppress(ValueError, RecursionError, httpx2.RequestNotRead):
        media_type = request.headers.get("content-type", "")
        document = document_of(request.content, media_type)
        # A password that is the word "password" stands in every answer about one.
        found |= {*_secret_texts(document, names)} - {*_names(document)}
    found |= {quote_plus(one, errors="replace") for one in found}
    escaped = {
        json.dumps(one, ensure_ascii=is_ascii)[1:-1]
        for one in found
        for is_ascii in (True, False)
    }
    slashes = {one.replace("/", r"\/") for one in escaped}  # as PHP does
    return distinctive(found | escaped | slashes)


def document_of(content: bytes, media_type: str) -> object:
    """What a body says: parsed JSON, or the pairs of a form.

    Raises ValueError and RecursionError for what is neither, and for what is long.
    """
    if len(content) > _LARGEST:
        raise ValueError("it is too long")
    if is_json(media_type):
        return json.loads(content)
    if essence(media_type) == "application/x-www-form-urlencoded":
        return [dict([pair]) for pair in parse_qsl(content.decode(), True)]
    raise ValueError("it is neither JSON nor a form")


def _secret_texts(
    value: object, names: SecretNames, *, are_secret: bool = False
) -> Iterator[str]:
    match value:
        case dict():
            for name, one in cast("dict[str, object]", value).items():
                is_secret = are_secret or names.hides(name, one)
                yield from _secret_texts(one, names, are_secret=is_secret)
        case list():
            for one in cast("list[object]", value):
                yield from _secret_texts(one, names, are_secret=are_secret)
        case str() if are_secret:
            yield value
        case _:
            pass


def _names(value: object) -> Iterator[str]:
    match value:
        case dict():
            properties = cast("dict[str, object]", value)
            yield from properties
            yield from _names([*properties.values()])
        case list():
            for one in cast("list[object]", value):
                yield from _names(one)
        case _:
            pass


def _credentials(value: str) -> Iterator[str]:
    """What stands in a header: no scheme, and of cookies and parameters the values."""
    first, *others = re.split(r"[\s,;]+", value)
    for part in (first, *others) if "=" in first or not others else others:
        yield part
        if parameter := _PARAMETER.fullmatch(part):
            yield parameter[2]


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
    headers = headers_without(secrets, answer.headers)
    return with_body(answer, _without(secrets, answer.content), headers)


def _without(secrets: set[str], content: bytes) -> bytes:
    """A body that does not show any of them; JSON is still JSON."""
    found = [one.encode(errors="replace") for one in secrets]
    found.sort(key=len, reverse=True)

    def shown(text: bytes) -> bytes:
        for one in found:
            text = text.replace(one, HIDDEN.encode())
        return text

    def scalar(match: re.Match[bytes]) -> bytes:
        if match[0].startswith(b'"'):
            return b'"%s"' % shown(match[0][1:-1])
        return json.dumps(HIDDEN).encode() if match[0] in found else match[0]

    changed = shown(content)
    if changed == content or _is_json(changed) or not _is_json(content):
        return changed
    return _SCALAR.sub(scalar, content)  # it is, or is in, a number


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
