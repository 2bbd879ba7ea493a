"""How much of an answer is taken, and what is said of one that is more."""

from __future__ import annotations

import gzip
import pickle
import tracemalloc
import zlib
from collections.abc import Iterator
from math import inf, nan
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    APIError,
    ConfigurationError,
    InternalServerError,
    ResponseError,
    ResponseTooLargeError,
)
from runtime.limits import ResponseLimits
from runtime.operation import Bytes, Json, Operation
from runtime.stream_formats import JSON_LINES, JSON_SEQUENCE, TEXT_EVENTS, Format

from .harness import BASE, GET, Sdk, assert_hidden
from .streaming import Body, operation, rest, started

RAW: Operation[bytes] = Operation("raw", "GET", "/things", returns=Bytes())
HEAD: Operation[bytes] = Operation("head", "HEAD", "/things", returns=Bytes())
MIB = 1024**2
ZEROS = gzip.compress(b"0" * 64 * MIB)
"""A thousandth of what it stands for."""


def serve(
    sdk: Sdk, body: Body, status: int = 200, *, limits: Any = None, **headers: str
) -> list[httpx2.Request]:
    asked: list[httpx2.Request] = []
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    given["X-Request-Id"] = "r-1"

    def handle(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(status, headers=given, stream=body)

    sdk.client(http_client=sdk.http_client(handle), response_limits=limits)
    return asked


def refused(sdk: Sdk, call: Operation[Any] = RAW) -> ResponseTooLargeError:
    with pytest.raises(ResponseTooLargeError) as caught:
        sdk.call(call)
    assert_hidden(caught.value)
    return caught.value


class TestSize:
    @pytest.mark.parametrize("length", [{}, {"Content_Length": "8"}])
    def test_as_much_as_is_taken(self, sdk: Sdk, length: Any) -> None:
        serve(sdk, Body(b"four", b"more"), limits=ResponseLimits(size=8), **length)
        assert sdk.call(RAW) == b"fourmore"

    def test_more(self, sdk: Sdk) -> None:
        body = Body(b"four", b"more", b"!", b"never")
        asked = serve(sdk, body, limits=ResponseLimits(size=8))
        error = refused(sdk)
        assert isinstance(error, ResponseError)
        assert not isinstance(error, APIError)
        assert error.reason.startswith("the body has more than 8 bytes")
        assert (
            str(error) == f"GET {BASE}/things: 200 OK: {error.reason} (request id: r-1)"
        )
        assert "ResponseLimits(size=…)" in error.reason
        assert ".streamed()" in error.reason
        assert (error.status_code, error.request_id, error.body) == (200, "r-1", b"")
        assert body.is_closed
        assert body.sent == 3
        assert len(asked) == 1
        twin = pickle.loads(pickle.dumps(error))
        assert (str(twin), twin.reason) == (str(error), error.reason)

    @pytest.mark.parametrize("length", ["9", "9" * 5000])
    def test_a_length_that_is_more(self, sdk: Sdk, length: str) -> None:
        body = Body(b"x")
        serve(sdk, body, limits=ResponseLimits(size=8), Content_Length=length)
        refused(sdk)
        assert body.is_closed
        assert body.sent == 0

    def test_a_length_that_does_not_count(self, sdk: Sdk) -> None:
        limits = ResponseLimits(size=8)
        headers: Any = {"Content_Length": "1", "Transfer_Encoding": "chunked"}
        serve(sdk, Body(b"x" * 9), limits=limits, **headers)
        refused(sdk)

    def test_the_length_of_what_is_not_sent(self, sdk: Sdk) -> None:
        serve(sdk, Body(), limits=ResponseLimits(size=8), Content_Length="9")
        assert sdk.call(HEAD) == b""

    def test_after_content_codings(self, sdk: Sdk) -> None:
        packed = gzip.compress(b"[" + b"1," * 5000 + b"1]")
        headers: Any = {"Content_Encoding": "gzip", "Content_Length": str(len(packed))}
        serve(sdk, Body(packed), limits=ResponseLimits(size=10_003), **headers)
        assert len(sdk.call(GET)) == 5001
        serve(sdk, Body(packed), limits=ResponseLimits(size=10_002), **headers)
        refused(sdk, GET)

    def test_an_error_without_its_body(self, sdk: Sdk) -> None:
        body = Body(b"more than that")
        serve(sdk, body, 500, limits=ResponseLimits(size=8))
        with pytest.raises(InternalServerError) as caught:
            sdk.call(GET)
        assert caught.value.body == b""
        assert caught.value.request_id == "r-1"
        assert body.is_closed

    def test_no_limit(self, sdk: Sdk) -> None:
        limits = ResponseLimits(size=inf, ratio=inf, event=inf)
        serve(sdk, Body(ZEROS), limits=limits, Content_Encoding="gzip")
        assert len(sdk.call(RAW)) == 64 * MIB

    def test_many_short_pieces_take_no_more_memory(self, sdk: Sdk) -> None:
        pieces = [b"ab", b"cd"] * 50_000

        class Short(Body):
            def __iter__(self) -> Iterator[bytes]:
                return (bytes(bytearray(piece)) for piece in pieces)

        serve(sdk, Short())
        tracemalloc.start()
        try:
            assert len(sdk.call(RAW)) == 200_000
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 2_000_000  # they are 3,300,000, and a list of them is more


class TestRatio:
    @pytest.mark.parametrize(
        ("coding", "body"),
        [
            ("gzip", ZEROS),
            ("deflate", zlib.compress(b"0" * 64 * MIB)),
            ("gzip, gzip", gzip.compress(ZEROS)),
        ],
    )
    def test_a_bomb(self, sdk: Sdk, coding: str, body: bytes) -> None:
        served = Body(body)
        serve(sdk, served, Content_Encoding=coding)
        error = refused(sdk)
        assert error.reason.startswith("the body is over 200 times as long as what was")
        assert "ResponseLimits(ratio=…)" in error.reason
        assert served.is_closed

    def test_short_ones_may_be_more(self, sdk: Sdk) -> None:
        for mib, is_taken in ((4, True), (5, False)):
            packed = gzip.compress(b"0" * mib * MIB)
            serve(sdk, Body(packed), Content_Encoding="gzip")
            if is_taken:
                assert len(sdk.call(RAW)) == mib * MIB
            else:
                refused(sdk)

    def test_it_can_be_set(self, sdk: Sdk) -> None:
        limits = ResponseLimits(ratio=2000)
        serve(sdk, Body(ZEROS), limits=limits, Content_Encoding="gzip")
        assert len(sdk.call(RAW)) == 64 * MIB

    @pytest.mark.parametrize("size", [None, 100_000])
    def test_an_open_answer(self, sdk: Sdk, size: int | None) -> None:
        body = Body(ZEROS)
        serve(sdk, body, limits=ResponseLimits(size=8), Content_Encoding="gzip")
        taken: list[int] = []

        def take() -> None:
            with sdk._client.request.streamed("GET", "/things") as answer:  # type: ignore[union-attr]  # it is there
                taken.extend(map(len, answer.iter_bytes(size)))

        async def take_async() -> None:
            client: Any = sdk._client
            async with client.request.streamed("GET", "/things") as answer:
                async for part in answer.iter_bytes(size):
                    taken.append(len(part))

        with pytest.raises(ResponseTooLargeError) as caught:
            take() if sdk.kind == "sync" else sdk.settle(take_async())
        assert_hidden(caught.value)
        assert 12 * MIB <= sum(taken) <= 13 * MIB  # of any size
        assert body.is_closed


class TestEvents:
    @pytest.mark.parametrize(
        ("format", "begin", "end"),
        [
            (TEXT_EVENTS, b"data:", b"\n\n"),
            (JSON_LINES, b"", b"\n"),
            (JSON_SEQUENCE, b"\x1e", b"\n"),
        ],
    )
    def test_each_may_have_so_many_bytes(
        self, sdk: Sdk, format: Format, begin: bytes, end: bytes
    ) -> None:
        call = operation(format, Any)
        short, long = (begin + b"1" * length + end for length in (90, 101))
        limits = ResponseLimits(event=100, size=10)
        serve(sdk, Body(short * 100, short), limits=limits)
        assert len(rest(sdk, started(sdk, call))) == 101
        body = Body(short, long, short)
        serve(sdk, body, limits=limits)
        with pytest.raises(ResponseTooLargeError) as caught:
            rest(sdk, started(sdk, call))
        assert_hidden(caught.value)
        assert "an item has more than 100 bytes" in caught.value.reason
        assert "ResponseLimits(event=…)" in caught.value.reason
        assert body.is_closed
        assert body.sent == 2

    def test_a_bomb(self, sdk: Sdk) -> None:
        packed = gzip.compress(b"data: " + b"0" * 64 * MIB)
        body = Body(packed)
        serve(sdk, body, Content_Encoding="gzip", Content_Type="text/event-stream")
        with pytest.raises(ResponseTooLargeError, match="over 200 times"):
            rest(sdk, started(sdk, operation(TEXT_EVENTS, str)))
        assert body.is_closed


def test_of_one_copy_of_a_client(sdk: Sdk) -> None:
    serve(sdk, Body(b"[1, 2]"), limits=ResponseLimits(size=3))
    refused(sdk, GET)
    client: Any = sdk._client
    copy = client.with_options(response_limits=ResponseLimits(size=6))
    assert sdk.call(GET, on=copy) == [1, 2]


def test_a_body_that_a_mock_made(sdk: Sdk) -> None:
    sdk.serve(
        httpx2.Response(200, json={"a": 1}), response_limits=ResponseLimits(size=99)
    )
    assert sdk.call(Operation("a", "GET", "/a", returns=Json(lambda: Any))) == {"a": 1}


@pytest.mark.parametrize("value", [0, -1, nan, None, "1 GiB"])
def test_what_is_no_limit(sdk: Sdk, value: Any) -> None:
    limits = ResponseLimits(size=value)
    with pytest.raises(ConfigurationError, match="size must be a number above 0"):
        sdk.client(response_limits=limits)
    with pytest.raises(ConfigurationError, match="size must be a number above 0"):
        sdk.client().with_options(response_limits=limits)


def test_what_are_no_limits(sdk: Sdk) -> None:
    with pytest.raises(ConfigurationError, match="must be ResponseLimits"):
        sdk.client(response_limits=1024)
