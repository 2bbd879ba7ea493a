"""One request over an HTTP client: bodies that break or stay open, closed clients."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    InternalServerError,
)
from runtime.operation import Call
from runtime.reading import chunks, chunks_async

from .harness import BASE, GET, KEY, POST, Sdk, assert_hidden, ok, status


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


class Drips(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body in pieces, of which the last may be an exception; tells what was read."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = pieces
        self.read: list[bytes] = []
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            self.read.append(piece)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


def open_answer(sdk: Sdk, **options: Any) -> httpx2.Response:
    """The answer to a call that wants it before its body is read."""
    call = Call(GET, options, {}, stays_open=True)  # type: ignore[arg-type]  # any options
    client: Any = sdk._client
    answer: httpx2.Response = sdk.settle(
        client._exchange(call, lambda _, answer: answer)
    )
    return answer


def received(sdk: Sdk, answer: httpx2.Response) -> list[bytes]:
    async def collect() -> list[bytes]:
        return [chunk async for chunk in chunks_async(answer)]

    if sdk.kind == "sync":
        return list(chunks(answer))
    pieces: list[bytes] = sdk.settle(collect())
    return pieces


class TestOpenAnswers:
    def test_nothing_of_a_success_is_read(self, sdk: Sdk) -> None:
        body = Drips(b"one", b"two")
        serve(sdk, httpx2.Response(200, stream=body))
        answer = open_answer(sdk)
        assert body.read == []
        assert received(sdk, answer) == [b"one", b"two"]
        assert body.is_closed

    def test_a_failure_is_read_and_closed(self, sdk: Sdk) -> None:
        body = Drips(b'{"error":', b'"no"}')
        serve(sdk, httpx2.Response(401, stream=body))
        with pytest.raises(AuthenticationError) as caught:
            open_answer(sdk)
        assert caught.value.body == b'{"error":"no"}'
        assert body.is_closed

    def test_failures_before_it_are_tried_again(self, sdk: Sdk) -> None:
        first = Drips(b"not yet")
        serve(
            sdk, httpx2.Response(503, stream=first), httpx2.Response(200, content=b"ok")
        )
        assert received(sdk, open_answer(sdk)) == [b"ok"]
        assert first.is_closed
        assert len(sdk.waits) == 1

    @pytest.mark.parametrize(
        ("failure", "kind"),
        [
            (httpx2.RemoteProtocolError("cut"), APIConnectionError),
            (httpx2.ReadTimeout("silence"), APITimeoutError),
        ],
    )
    def test_what_breaks_off_is_told_and_not_tried_again(
        self, sdk: Sdk, failure: Exception, kind: type[APIConnectionError]
    ) -> None:
        asked = serve(sdk, httpx2.Response(200, stream=Drips(b"one", failure)))
        answer = open_answer(sdk)
        with pytest.raises(APIConnectionError) as caught:
            received(sdk, answer)
        assert type(caught.value) is kind
        assert caught.value.url == f"{BASE}/things"
        assert len(asked) == 1
        assert_hidden(caught.value)
        assert answer.request.headers["Authorization"] == f"Bearer {KEY}"

    def test_a_deadline_is_for_its_beginning(self, sdk: Sdk) -> None:
        serve(sdk, httpx2.Response(200, stream=Drips(b"one", b"two")))
        answer = open_answer(sdk, deadline=5.0, timeout=60.0)
        assert answer.request.extensions["timeout"]["read"] == 60.0
        sdk.now += 100
        assert received(sdk, answer) == [b"one", b"two"]
