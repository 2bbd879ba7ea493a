"""What is sent: headers, parameters, bodies and servers; and what cannot be."""

from __future__ import annotations

import io
import platform
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import httpx2
import pytest

from runtime.errors import InvalidRequestError
from runtime.omit import omit
from runtime.operation import Json, Operation

from .harness import BASE, POST, Sdk, Thing, ok


class TestWhatIsSent:
    def test_headers(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        sdk.call()
        assert sdk.sent.headers["Accept"] == "application/json"
        python = platform.python_version()
        assert sdk.sent.headers["User-Agent"] == (
            f"sample-python/1.2.3 (python/{python}; httpx2/{httpx2.__version__})"
        )
        assert "Content-Type" not in sdk.sent.headers

    @pytest.mark.parametrize("method", ["GET", "get", "M-SEARCH", "Purge"])
    def test_methods_are_sent_as_they_are(self, sdk: Sdk, method: str) -> None:
        sdk.serve(ok())
        sdk.call(Operation("m", method, "/m", returns=Json(lambda: Any)))
        assert sdk.sent.method == method

    def test_precedence(self, sdk: Sdk) -> None:
        sdk.serve(
            ok(),
            http={
                "headers": {"A": "http", "B": "http", "C": "http", "User-Agent": "u"}
            },
            headers={"b": "client", "c": "client", "d": "client"},
        )
        sdk.call(header={"C": "argument"}, extra_headers={"D": "extra"})
        sent = [sdk.sent.headers.get_list(name) for name in "ABCD"]
        assert sent == [["http"], ["client"], ["argument"], ["extra"]]
        assert sdk.sent.headers["User-Agent"].startswith("sample-python/")

    def test_what_a_custom_http_client_adds(self, sdk: Sdk) -> None:
        http = {
            "params": {"tenant": "a b"},
            "cookies": {"jar": "1"},
            "base_url": "https://ignored.test",
        }
        sdk.serve(ok(), http=http)
        sdk.call(query={"q": "x y"}, cookie={"c": "2"})
        assert str(sdk.sent.url) == f"{BASE}/things?q=x%20y&tenant=a+b"
        assert sdk.sent.headers["Cookie"] == "jar=1; c=2"

    def test_the_auth_of_a_custom_http_client(self, sdk: Sdk) -> None:
        sdk.serve(ok(), http={"auth": ("user", "pass")})
        sdk.call()
        assert sdk.sent.headers["Authorization"].startswith("Basic ")

    def test_extra_query(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        sdk.call(query={"a": 1, "b": 2, "none": None}, extra_query={"b": [3, 4]})
        assert sdk.sent.url.query == b"a=1&b=3&b=4"

    @pytest.mark.parametrize(
        ("given", "content"),
        [
            ({"fields": {"a": 1, "b": omit, "c": None}}, b'{"a":1,"c":null}'),
            ({"fields": {"a": omit}}, b"{}"),
            ({"fields": {"a": "\u00fc"}}, '{"a":"\u00fc"}'.encode()),
            ({"body": [Thing(id=1)]}, b'[{"id":1}]'),
            ({"body": None}, b"null"),
            ({"fields": {"a": 1}, "extra_body": {"a": 2, "b": 3}}, b'{"a":2,"b":3}'),
            ({"body": Thing(id=1), "extra_body": {"x": 1}}, b'{"id":1,"x":1}'),
            ({"body": omit, "extra_body": {"x": 1}}, b'{"x":1}'),
        ],
    )
    def test_json_bodies(self, sdk: Sdk, given: dict[str, Any], content: bytes) -> None:
        sdk.serve(ok())
        sdk.call(POST, **given)
        assert sdk.sent.content == content
        assert sdk.sent.headers["Content-Type"] == "application/json"
        assert sdk.sent.headers["Content-Length"] == str(len(content))

    def test_no_body(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        sdk.call(POST, body=omit)
        assert sdk.sent.content == b""
        assert sdk.sent.headers["Content-Length"] == "0"
        assert "Content-Type" not in sdk.sent.headers

    @pytest.mark.parametrize(
        ("body", "content"),
        [
            (b"\x00", b"\x00"),
            ("\u00fc", "\u00fc".encode()),
            (bytearray(b"a"), b"a"),
            ([b"a", b"b"], b"ab"),
        ],
    )
    def test_other_bodies(self, sdk: Sdk, body: Any, content: bytes) -> None:
        upload: Operation[Any] = Operation(
            "up", "POST", "/up", returns=Json(lambda: Any), body="text/csv"
        )
        sdk.serve(ok())
        sdk.call(upload, body=body)
        assert sdk.sent.content == content
        assert sdk.sent.headers["Content-Type"] == "text/csv"

    def test_bodies_that_are_none(self, sdk: Sdk) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            yield b"a"

        upload: Operation[Any] = Operation(
            "up", "POST", "/up", returns=Json(lambda: Any), body="text/csv"
        )
        sdk.serve(ok())
        other_kind: object = chunks() if sdk.kind == "sync" else iter([b"a"])
        text = io.StringIO("a")
        for wrong in (7, {"a": 1}, [1, 2], ["a"], (None,), text, other_kind):
            with pytest.raises(
                InvalidRequestError, match=r"must be bytes|holds text|is none for"
            ):
                sdk.call(upload, body=wrong)
        assert not sdk.requests

    def test_vendor_json_is_json(self, sdk: Sdk) -> None:
        vendor: Operation[Any] = Operation(
            "v",
            "POST",
            "/v",
            returns=Json(lambda: Any),
            body="application/v1+json; a=b",
        )
        sdk.serve(ok())
        sdk.call(vendor, body={"a": 1})
        assert sdk.sent.content == b'{"a":1}'

    def test_global_parameters(self, sdk: Sdk) -> None:
        parameters = {
            ("header", "X-Title"): "app",
            ("header", "X-None"): None,
            ("query", "tenant"): "t",
            ("path", "id"): "p",
        }
        sdk.serve(ok(), parameters=parameters)
        one: Operation[Any] = Operation(
            "one", "GET", "/a/{id}", returns=Json(lambda: Any)
        )
        sdk.call(one)
        assert str(sdk.sent.url) == f"{BASE}/a/p?tenant=t"
        assert sdk.sent.headers["X-Title"] == "app"
        assert "X-None" not in sdk.sent.headers
        sdk.call(
            one, path={"id": 7}, header={"X-Title": "other"}, query={"tenant": omit}
        )
        assert str(sdk.sent.url) == f"{BASE}/a/7?tenant=t"
        assert sdk.sent.headers["X-Title"] == "other"

    def test_an_unknown_option_is_named(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        with pytest.raises(TypeError, match=r"get\(\) got an unexpected .* 'tiemout'"):
            sdk.call(tiemout=3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"header": {"X": "a\r\nB: c"}},
        {"header": {"X": "ü"}},
        {"header": {"X": " a"}},
        {"extra_headers": {"X Y": "a"}},
        {"extra_headers": {"X": 1}},
        {"extra_headers": {7: "X"}},
        {"extra_headers": {"content-length": "3"}},
        {"extra_headers": {"Transfer-Encoding": "chunked"}},
        {"extra_headers": None},
        {"extra_headers": [("X", "a")]},
        {"extra_query": "a=1"},
        {"extra_query": {5: "a"}},
        {"extra_body": None},
        {"extra_body": 5},
        {"idempotency_key": "a\nb"},
        {"query": {"x": float("nan")}},
        {"extra_query": {"x": object()}},
        {"fields": {"x": float("inf")}},
        {"fields": {"x": object()}},
        {"fields": {"x": datetime(2026, 11, 22)}},
        {"query": {"x": [datetime(2026, 11, 22)]}},
        {"fields": {"x": "\ud800"}},
        {"body": [1], "extra_body": {"a": 1}},
        {"query": {"x": "y" * 70_000}},
    ],
)
def test_what_cannot_be_sent_is_refused(sdk: Sdk, wrong: dict[str, Any]) -> None:
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError) as caught:
        sdk.call(POST, **wrong)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert not sdk.requests


def test_a_circle_is_refused(sdk: Sdk) -> None:
    circle: list[Any] = []
    circle.append(circle)
    sdk.serve(ok())
    with pytest.raises(InvalidRequestError, match="body"):
        sdk.call(POST, body=circle)
