"""Errors where there is no answer, or none that can be read."""

from __future__ import annotations

import ssl
from typing import Any

import httpx2
import pytest

from runtime.errors import APIConnectionError, APITimeoutError, SDKError

from .harness import BASE, KEY, Sdk, assert_hidden, raised


def connect_error() -> httpx2.ConnectError:
    error = httpx2.ConnectError("[Errno -2] Name or service not known")
    error.__cause__ = OSError(-2, "Name or service not known")
    return error


@pytest.mark.parametrize(
    ("failure", "kind", "said"),
    [
        (connect_error(), APIConnectionError, "could not connect: [Errno -2] Name"),
        (httpx2.ConnectTimeout(""), APITimeoutError, "could not connect in time"),
        (httpx2.PoolTimeout(""), APITimeoutError, "no free connection in time"),
        (httpx2.ReadTimeout(""), APITimeoutError, "no answer in time"),
        (httpx2.ReadError("reset"), APIConnectionError, "connection lost: reset"),
        (httpx2.ReadError(""), APIConnectionError, "connection lost"),
        (httpx2.DecodingError("zlib"), APIConnectionError, "cannot be decoded: zlib"),
        (httpx2.ProxyError("407"), APIConnectionError, "the proxy refused: 407"),
        (ssl.SSLError("bad record"), APIConnectionError, "bad record"),
        (OSError("broken"), APIConnectionError, "broken"),
        (
            httpx2.LocalProtocolError(f"Illegal header {KEY}"),
            APIConnectionError,
            "Local",
        ),
        (httpx2.UnsupportedProtocol("x"), APIConnectionError, "UnsupportedProtocol"),
        (httpx2.InvalidURL(KEY), APIConnectionError, "InvalidURL"),
        (httpx2.StreamConsumed(), APIConnectionError, "StreamConsumed"),
        (UnicodeEncodeError("ascii", KEY, 0, 1, "x"), APIConnectionError, "Unicode"),
    ],
    ids=repr,
)
def test_no_answer(
    sdk: Sdk, failure: Exception, kind: type[SDKError], said: str
) -> None:
    error = raised(sdk, failure)
    assert type(error) is kind
    assert said in str(error)
    assert str(error).startswith(f"GET {BASE}/things: ")
    assert_hidden(error)


@pytest.mark.parametrize(
    ("failure", "timeout", "said"),
    [
        (httpx2.ReadTimeout(""), 2.5, "no answer in time: timeout of 2.5 s"),
        (httpx2.ReadTimeout(""), None, "no answer in time"),
        (httpx2.ConnectTimeout(""), 20, "could not connect in time: timeout of 5 s"),
        (
            httpx2.PoolTimeout(""),
            httpx2.Timeout(9, pool=1),
            "no free connection in time: timeout of 1 s",
        ),
    ],
)
@pytest.mark.parametrize("deadline", [None, 30])
def test_it_says_which_time_was_too_short(
    sdk: Sdk, failure: Exception, timeout: Any, said: str, deadline: float | None
) -> None:
    sdk.serve(failure, timeout=timeout, deadline=deadline, retries=0)
    with pytest.raises(APITimeoutError) as caught:
        sdk.call()
    assert caught.value.reason == said


@pytest.mark.parametrize("timeout", [60, 3, None])
def test_it_says_that_the_deadline_was(sdk: Sdk, timeout: float | None) -> None:
    def late(_: httpx2.Request) -> httpx2.Response:
        sdk.now += 3
        raise httpx2.ReadTimeout("")

    http_client = sdk.http_client(late)
    sdk.client(http_client=http_client, timeout=timeout, deadline=3)
    with pytest.raises(APITimeoutError) as caught:
        sdk.call()
    assert caught.value.reason == "no answer in time: the deadline passed"


def test_a_bug_is_not_a_connection_error(sdk: Sdk) -> None:
    sdk.serve(ZeroDivisionError("in a hook"))
    with pytest.raises(ZeroDivisionError):
        sdk.call()


def test_a_corrupt_body_is_told(sdk: Sdk) -> None:
    def corrupt(_: httpx2.Request) -> httpx2.Response:
        head = {"Content-Encoding": "gzip"}
        stream: Any = httpx2.ByteStream(b"not gzip")
        return httpx2.Response(200, headers=head, stream=stream)

    sdk.client(http_client=sdk.http_client(corrupt))
    with pytest.raises(APIConnectionError, match="decoded"):
        sdk.call()
