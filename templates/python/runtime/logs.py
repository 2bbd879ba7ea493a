"""What a call writes to the log of the package at the level DEBUG, without its secrets."""

from __future__ import annotations

import json
import logging
import re
from contextlib import suppress
from typing import Any
from urllib.parse import unquote_plus, urlencode

import httpx2

from .body import Content
from .clock import AsyncClock, Clock
from .echo import document_of, secrets_of
from .failure import Failure
from .media_type import essence, is_json
from .one_line import on_one_line
from .response import request_id_of
from .retry import Cause
from .secret_names import HIDDEN, SecretNames, redacted
from .secret_url import without

_LONGEST = 2000
"""Characters of headers, and of a body, that are shown."""

_PAIR = re.compile(r"(?<![\w.~%\[\]-])([\w.~%\[\]-]++)=[^&;,\s\"'<>]+")
"""A name and a value in a text, as in the query of a link; found in linear time."""


class CallLog:
    """Writes the lines of one request, and of its repetitions.

    What has a secret name is hidden, wherever it stands; what was sent under one is
    hidden under all others, too. A body that is neither JSON nor a form, is long, or is
    read by somebody else is described.
    """

    def __init__(
        self,
        logger: logging.Logger,
        operation_id: str,
        names: SecretNames,
        clock: Clock | AsyncClock,
    ) -> None:
        self._logger = logger
        self._operation_id = operation_id
        self._names = names
        self._clock = clock

    def request(self, request: httpx2.Request, content: Content | None) -> None:
        self._request = request
        self._sent_at = self._clock.monotonic()
        self._secrets = secrets_of(request, self._names)
        self._logger.debug(
            "request: %s %s (%s, attempt %d) headers: %s body: %s",
            request.method,
            request.url,
            self._operation_id,
            request.extensions["attempt"],
            self._headers(request.headers),
            self._body(content, request.headers),
        )

    def answer(self, answer: httpx2.Response | Failure, *, is_read: bool) -> None:
        """Its body is shown if it was read."""
        request, seconds = self._request, self._clock.monotonic() - self._sent_at
        if isinstance(answer, Failure):
            self._logger.debug(
                "failure: %s %s: %s after %.3f s",
                request.method,
                request.url,
                on_one_line(answer.reason),
                seconds,
            )
            return
        request_id = request_id_of(answer.headers) or "none"
        self._logger.debug(
            "response: %s %s: %d after %.3f s (request id: %s) headers: %s body: %s",
            request.method,
            request.url,
            answer.status_code,
            seconds,
            on_one_line(request_id),
            self._headers(answer.headers),
            self._body(answer.content, answer.headers) if is_read else "not read yet",
        )

    def retry(self, number: int, cause: Cause, delay: float) -> None:
        request = self._request
        self._logger.debug(
            "retry %d in %.2f s: %s %s: %s",
            number,
            delay,
            request.method,
            request.url,
            cause,
        )

    def _headers(self, headers: httpx2.Headers) -> str:
        shown = {
            name: HIDDEN if self._names.has(name) else value
            for name, value in headers.items()
        }
        return self._shown(json.dumps(shown))

    def _body(self, content: Content | None, headers: httpx2.Headers) -> str:
        if not content:
            return "none"
        media_type = headers.get("content-type", "")
        with suppress(ValueError, RecursionError):
            if isinstance(content, bytes):
                return self._document(document_of(content, media_type), media_type)
        length = len(content) if isinstance(content, bytes) else content.length
        size = "some" if length is None else length
        return f"{size} bytes of {on_one_line(essence(media_type)) or 'no type'}"

    def _document(self, document: object, media_type: str) -> str:
        """Raises ValueError for a text that has no name."""
        if isinstance(document, str):
            raise ValueError
        shown: Any = redacted(document, self._names)
        if is_json(media_type):
            return self._shown(json.dumps(shown, ensure_ascii=False))
        pairs = [pair for field in shown for pair in field.items()]
        return self._shown(urlencode(pairs, safe="[]"))

    def _shown(self, text: str) -> str:
        """A line without secrets, be they known or named in it."""

        def pair(found: re.Match[str]) -> str:
            is_secret = self._names.has(unquote_plus(found[1]))
            return f"{found[1]}={HIDDEN}" if is_secret else found[0]

        return on_one_line(_PAIR.sub(pair, without(self._secrets, text)), _LONGEST)
