"""A server of books that come in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import httpx2

BASE = "https://example.test/v1"


class Shelf:
    """A server that answers by a function, and remembers what it was asked."""

    def __init__(self, sdk: ModuleType) -> None:
        self.sdk = sdk
        self.requests: list[httpx2.Request] = []
        self.answer: Callable[[httpx2.Request], object]

    def respond(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answer(request)
        if isinstance(answer, httpx2.Response):
            return answer
        return httpx2.Response(200, json=answer)

    def client(self, **options: Any) -> Any:
        transport = httpx2.MockTransport(self.respond)
        http_client = httpx2.Client(transport=transport)
        options = {"retries": 0, "key": "secret", "http_client": http_client} | options
        return self.sdk.Example(**options)

    def async_client(self) -> Any:
        transport = httpx2.MockTransport(self.respond)
        http_client = httpx2.AsyncClient(transport=transport)
        return self.sdk.AsyncExample("secret", retries=0, http_client=http_client)

    @property
    def asked(self) -> list[str]:
        return [str(one.url).removeprefix(BASE) for one in self.requests]


def books(first: int, last: int) -> list[dict[str, int]]:
    return [{"id": id_} for id_ in range(first, last)]


def ids(found: Iterator[Any]) -> list[int]:
    return [one.id for one in found]


def by_offset(request: httpx2.Request) -> object:
    """Seven books, three at a time."""
    offset = int(request.url.params.get("offset", 0))
    return {"data": books(offset, min(offset + 3, 7))}


def by_cursor(request: httpx2.Request) -> object:
    start = int(request.url.params.get("cursor", 0))
    following = str(start + 3) if start < 6 else None
    return {"data": books(start, min(start + 3, 7)), "next": following}
