"""``Digest``: answers the challenges of a server (RFC 7616), by the HTTP library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from typing import Any, NamedTuple, NoReturn

import httpx2

from .locks import new_lock
from .secret_names import uncopyable

_UNANSWERABLE = (httpx2.ProtocolError, NotImplementedError, ValueError)
"""What a challenge can raise that is malformed, or asks for what is not supported."""
_LITTLE = 16 * 1024  # bytes


class _Login(NamedTuple):
    username: str
    password: str

    def __reduce__(self) -> NoReturn:
        raise uncopyable()

    def __repr__(self) -> str:
        return "<Login>"


class Digest(httpx2.Auth):
    """A user name and a password, and what each server asked of them last.

    So only the first request to a server is sent twice. May be shared between threads.
    """

    def __init__(self, username: str, password: str) -> None:
        self._login = _Login(username, password)
        self._answering: dict[object, httpx2.DigestAuth] = {}
        self._lock = new_lock()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digest) and self._login == other._login

    def __hash__(self) -> int:
        return hash(self._login)

    def auth_flow(
        self, request: httpx2.Request
    ) -> Generator[httpx2.Request, httpx2.Response, None]:
        """A challenge that cannot be answered is the answer: a 401.

        So it is where the body cannot be read twice; but the challenge is remembered.
        """
        steps = self._steps(request)
        is_repeatable = isinstance(request.stream, httpx2.ByteStream)
        answer: httpx2.Response | None = None
        while True:
            try:
                with self._lock:  # a nonce counts the requests that it was used for
                    following = steps.send(answer)
            except StopIteration:
                return
            except _UNANSWERABLE:
                return
            if answer is not None:
                if not is_repeatable:
                    return
                # The HTTP library reads all of it, and nobody looks at it.
                answer.headers.pop("Content-Encoding", None)
                answer.stream = _Beginning(answer.stream)
            answer = yield following

    def _steps(self, request: httpx2.Request) -> Generator[httpx2.Request, Any, None]:
        origin = request.url.origin
        if origin not in self._answering:
            self._answering[origin] = httpx2.DigestAuth(*self._login)
        return self._answering[origin].auth_flow(request)


class _Beginning(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Little of a body: a short one leaves a connection that is used again."""

    def __init__(self, body: Any) -> None:
        self._body = body
        self._left = _LITTLE

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._body:
            self._left -= len(chunk)
            if self._left < 0:
                return
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._body:
            self._left -= len(chunk)
            if self._left < 0:
                return
            yield chunk

    def close(self) -> None:
        self._body.close()

    async def aclose(self) -> None:
        await self._body.aclose()
