"""Fetching what a document refers to elsewhere, from origins that were allowed.

Nothing else in sdkwright uses the network. What is sent says nothing of the document
but the URL: no credentials, no cookies.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from ipaddress import ip_address
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .source import MAX_BYTES

# Seconds for one file: until anything comes, and until it is there.
_SILENCE = 10.0
_DEADLINE = 60.0
# Files on other hosts may go on for ever, unlike those in a folder.
_MOST = 1000

_PORTS = {"https": 443, "http": 80}
_HEADERS = {"User-Agent": "sdkwright", "Accept-Encoding": "identity"}


class NotFetched(Exception):
    """Why there is no file, in words."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file; `url` is where it was in the end (RFC 3986, section 5.1.3)."""

    url: str
    raw: bytes


def origin(url: str) -> str:
    """The scheme, host and port of a URL that may be fetched, as `https://host:port`.

    That is https, or http of this machine itself.

    Raises:
        ValueError: it is no such URL; the message says why.
    """
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), parts.hostname or ""
    if scheme not in _PORTS or not host:
        raise ValueError("only https is fetched")
    if parts.username is not None:
        raise ValueError("a URL with a user name is not fetched")
    if scheme == "http" and not _is_loopback(host):
        raise ValueError("only https is fetched, and http from this machine itself")
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{parts.port or _PORTS[scheme]}"


class Remote:
    """Fetches from some origins, and refuses all others."""

    def __init__(self, origins: Collection[str]) -> None:
        """Allow origins, as `origin` writes them."""
        self._allowed = frozenset(origins)
        self._left = _MOST

    def check(self, url: str) -> None:
        """Refuse a URL that is not allowed.

        Raises:
            NotFetched: it is not.
        """
        try:
            found = origin(url)
        except ValueError as error:
            hint = "save it in the document's folder and refer to that file"
            raise NotFetched(f"{url!r} is not fetched: {error}", hint) from None
        if found not in self._allowed:
            shown = found.removesuffix(f":{_PORTS[found.partition(':')[0]]}")
            hint = f"save it in the document's folder, or allow it: --remote {shown}"
            raise NotFetched(f"{url!r} is not fetched unless it is allowed", hint)

    def fetch(self, url: str) -> Fetched:
        """The file at a URL, of at most `MAX_BYTES` and one byte.

        Raises:
            NotFetched: it is not allowed, or nothing came in time.
        """
        self.check(url)
        if self._left == 0:
            raise NotFetched(f"{url!r} is not fetched: that is file number {_MOST + 1}")
        self._left -= 1
        # Only what is no part of a URL is escaped; escapes stay as they are.
        asked = Request(quote(url, safe="%/:=&?~+!$,;'@()*[]"), headers=_HEADERS)
        until = time.monotonic() + _DEADLINE
        try:
            opener = build_opener(_Redirects(self))
            with opener.open(asked, timeout=_SILENCE) as response:
                raw = bytearray()
                while len(raw) <= MAX_BYTES and (some := response.read1(2**16)):
                    raw += some
                    if time.monotonic() > until:
                        raise TimeoutError(f"it takes more than {_DEADLINE:.0f} s")
                return Fetched(response.geturl(), bytes(raw[: MAX_BYTES + 1]))
        except HTTPError as error:
            raise NotFetched(f"{url!r}: the answer is {error.code}") from None
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise NotFetched(f"{url!r} cannot be fetched: {reason}") from None


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, a few, within what is allowed."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        self._remote.check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
