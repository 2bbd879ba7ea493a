"""One file over HTTP. Nothing else in sdkwright uses the network.

No credentials and no cookies are sent: the URL is all that a host learns.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .pointers import UnresolvedReference
from .remote import Fetched
from .source import MAX_BYTES

# Seconds without a byte, and until all is there.
_SILENCE = 10.0
_DEADLINE = 60.0

_HEADERS = {"User-Agent": "sdkwright", "Accept-Encoding": "identity"}


def get(url: str, check: Callable[[str], None]) -> Fetched:
    """Fetch a file, or one byte more of it than a file may have.

    `check` raises `UnresolvedReference` where a redirect may not lead.

    Raises:
        UnresolvedReference: it did not come, or not in time.
    """
    # Only what is no part of a URL is escaped; what is escaped already stays so.
    request = Request(quote(url, safe="%/:=&?~+!$,;'@()*[]"), headers=_HEADERS)
    until = time.monotonic() + _DEADLINE
    try:
        with build_opener(_Redirects(check)).open(request, timeout=_SILENCE) as answer:
            raw = bytearray()
            while len(raw) <= MAX_BYTES and (some := answer.read1(2**16)):
                raw += some
                if time.monotonic() > until:
                    raise TimeoutError(f"it takes more than {_DEADLINE:.0f} seconds")
            return Fetched(answer.geturl(), bytes(raw))
    except HTTPError as error:
        error.close()
        raise UnresolvedReference(f"{url!r} was answered with {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise UnresolvedReference(f"{url!r} cannot be fetched: {reason}") from None


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, within what is allowed."""

    def __init__(self, check: Callable[[str], None]) -> None:
        self._check = check

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        try:
            self._check(newurl)
        except UnresolvedReference:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)
