"""HTTP without a network: what a client sends is kept, and what it is answered was said."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field

import httpx2


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as it would go over the wire."""

    method: str
    origin: str
    """Scheme, host and port."""
    target: str
    """Path and query."""
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes

    def header(self, name: str) -> str | None:
        """What a header says; in several lines, joined (RFC 9110, section 5.3)."""
        found = [value for key, value in self.headers if key == name.lower()]
        return ", ".join(found) if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """A response; its body comes in these pieces."""

    status: int
    content_type: str | None = None
    pieces: Sequence[bytes] = ()


@dataclass(slots=True)
class Recorder(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """The transport of both kinds of client."""

    answer: Answer = Answer(500)
    """To every request from now on."""
    sent: list[Sent] = field(default_factory=list)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(_sent(request, request.read()))
        return _response(self.answer)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(_sent(request, await request.aread()))
        return _response(self.answer)


class _Pieces(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


def _sent(request: httpx2.Request, body: bytes) -> Sent:
    url = request.url
    headers = tuple(
        (name.decode("ascii").lower(), value.decode("latin-1"))
        for name, value in request.headers.raw
    )
    origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
    return Sent(request.method, origin, url.raw_path.decode("ascii"), headers, body)


def _response(answer: Answer) -> httpx2.Response:
    headers = {"Content-Type": answer.content_type} if answer.content_type else {}
    return httpx2.Response(
        answer.status, headers=headers, stream=_Pieces(answer.pieces)
    )
