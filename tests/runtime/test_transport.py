"""One request over an HTTP client: bodies that break, and clients that are closed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    AuthenticationError,
    ConfigurationError,
    InternalServerError,
)

from .harness import BASE, GET, POST, Sdk, ok, status


class BreaksOff(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that ends before its time."""

    def __iter__(self) -> Iterator[bytes]:
        yield b'{"error":'
        raise httpx2.RemoteProtocolError("peer closed the connection")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part


class Garbled(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that is not in the coding that its headers name."""

    def __iter__(self) -> Iterator[bytes]:
        yield b"<html>"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"<html>"


def broken(code: int, body: Any, **headers: str) -> httpx2.Response:
    if isinstance(body, Garbled):
        headers["Content-Encoding"] = "gzip"
    return httpx2.Response(code, stream=body, headers=headers)


def serve(sdk: Sdk, *answers: httpx2.Response, **options: Any) -> list[str]:
    """Answers as they are, in this order; returns the methods and URLs of requests."""
    script, asked = list(answers), []

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked.append(f"{request.method} {request.url}")
        return script.pop(0)

    sdk.client(http_client=sdk.http_client(handle), **options)
    return asked


BROKEN = pytest.mark.parametrize("body", [BreaksOff(), Garbled()], ids=["cut", "gzip"])


class TestBrokenBodies:
    @BROKEN
    def test_the_status_of_a_failure_is_the_news(self, sdk: Sdk, body: Any) -> None:
        asked = serve(sdk, broken(401, body, **{"X-Request-Id": "r-1"}))
        with pytest.raises(AuthenticationError) as caught:
            sdk.call()
        assert caught.value.body == b""
        assert caught.value.data is None
        assert caught.value.request_id == "r-1"
        assert len(asked) == 1

    @BROKEN
    def test_it_decides_about_retries(self, sdk: Sdk, body: Any) -> None:
        serve(sdk, broken(503, body, **{"Retry-After": "3"}), ok())
        assert sdk.call(POST, body={}) == {}
        assert sdk.waits == [3.0]
        serve(sdk, broken(500, body))
        with pytest.raises(InternalServerError):
            sdk.call(POST, body={})

    @BROKEN
    def test_redirects_are_followed(self, sdk: Sdk, body: Any) -> None:
        asked = serve(sdk, broken(302, body, Location="/v1/other"), ok())
        assert sdk.call() == {}
        assert asked == [f"GET {BASE}/things", f"GET {BASE}/other"]

    @BROKEN
    def test_a_success_without_its_body_is_none(self, sdk: Sdk, body: Any) -> None:
        serve(sdk, broken(200, body), retries=0)
        with pytest.raises(APIConnectionError):
            sdk.call()


class TestClosedMeanwhile:
    def test_before_a_retry(self, sdk: Sdk) -> None:
        """The given HTTP client is closed after the first attempt."""
        first = status(500)
        http = sdk.http_client(lambda _: first)
        client = sdk.client(http_client=http)

        def close() -> float:
            http._state = type(http._state).CLOSED
            return 0.5

        client._clock = client._clock._replace(random=close)
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call(GET)

    def test_other_errors_are_not_hidden(self, sdk: Sdk) -> None:
        def handle(_: httpx2.Request) -> httpx2.Response:
            raise RuntimeError("a bug")

        sdk.client(http_client=sdk.http_client(handle))
        with pytest.raises(RuntimeError, match="a bug"):
            sdk.call()
