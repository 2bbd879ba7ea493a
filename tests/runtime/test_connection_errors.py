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
