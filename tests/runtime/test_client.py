"""Clients: configuration, options of a call, copies, closing, and ``request``."""

from __future__ import annotations

import io
import math
import platform
import threading
from collections.abc import AsyncIterator
from functools import cached_property
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel

from runtime.client import AsyncClient, SyncClient
from runtime.errors import (
    ConfigurationError,
    InvalidRequestError,
    NotFoundError,
    ResponseValidationError,
)
from runtime.method import Resource
from runtime.models import Model
from runtime.omit import omit
from runtime.operation import Bytes, Empty, Json, Operation, Text

from .harness import API, BASE, KEY, POST, Sdk, ok


class Thing(Model):
    id: int


def returning(decoder: Any) -> Operation[Any]:
    return Operation("x", "GET", "/x", returns=decoder)


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
            with pytest.raises(InvalidRequestError, match="must be bytes, text or"):
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

    def test_servers_of_an_operation(self, sdk: Sdk) -> None:
        elsewhere: Operation[Any] = Operation(
            "e",
            "GET",
            "/e",
            returns=Json(lambda: Any),
            servers=("https://files.test/v2",),
        )
        sdk.serve(ok())
        sdk.call(elsewhere)
        assert str(sdk.sent.url) == "https://files.test/v2/e"
        sdk.serve(ok(), server="staging")
        sdk.call(elsewhere)
        assert str(sdk.sent.url) == "https://files.test/v2/e"

    def test_a_base_url_counts_for_all_operations(self, sdk: Sdk) -> None:
        elsewhere: Operation[Any] = Operation(
            "e",
            "GET",
            "/e",
            returns=Json(lambda: Any),
            servers=("https://files.test/v2",),
        )
        client = sdk.serve(ok())
        sdk.call(elsewhere, on=client.with_options(base_url="https://mine.test"))
        assert str(sdk.sent.url) == "https://mine.test/e"
        sdk.serve(ok(), base_url="https://mine.test")
        sdk.call(elsewhere)
        assert str(sdk.sent.url) == "https://mine.test/e"
        sdk.request("GET", "https://mine.test/other")
        assert str(sdk.sent.url) == "https://mine.test/other"

    def test_a_relative_server_of_an_operation_is_refused(self, sdk: Sdk) -> None:
        elsewhere: Operation[Any] = Operation(
            "e", "GET", "/e", returns=Json(lambda: Any), servers=("/v2",)
        )
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError, match="relative"):
            sdk.call(elsewhere)

    def test_an_unknown_option_is_named(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        with pytest.raises(TypeError, match=r"get\(\) got an unexpected .* 'tiemout'"):
            sdk.call(tiemout=3)


class TestAnswers:
    @pytest.mark.parametrize("code", [200, 201, 202, 299])
    def test_every_success_is_one(self, sdk: Sdk, code: int) -> None:
        sdk.serve(httpx2.Response(code, json={"id": 1, "more": [2]}))
        thing = sdk.call(returning(Json(lambda: Thing)))
        assert thing == Thing(id=1, more=[2])  # type: ignore[call-arg]  # an extra

    @pytest.mark.parametrize(
        "content_type",
        [
            None,
            "text/plain; charset=utf-8",
            "application/octet-stream",
            "text/html",
            "application/problem+json",
        ],
    )
    def test_json_is_read_whatever_it_is_called(
        self, sdk: Sdk, content_type: str | None
    ) -> None:
        headers = {"Content-Type": content_type} if content_type else {}
        sdk.serve(httpx2.Response(200, content=b'{"id":1}', headers=headers))
        assert sdk.call(returning(Json(lambda: Thing))) == Thing(id=1)

    def test_other_kinds(self, sdk: Sdk) -> None:
        latin = {"Content-Type": "text/plain; charset=latin-1"}
        sdk.serve(httpx2.Response(200, content=b"\xfc", headers=latin))
        assert sdk.call(returning(Bytes())) == b"\xfc"
        assert sdk.call(returning(Text())) == "ü"
        assert sdk.call(returning(Empty())) is None

    @pytest.mark.parametrize(
        "charset",
        ["hex", "base64", "zlib", "rot13", "undefined", "idna", "nonsense"],
    )
    def test_a_charset_that_is_none(self, sdk: Sdk, charset: str) -> None:
        headers = {"Content-Type": f"text/plain; charset={charset}"}
        sdk.serve(httpx2.Response(200, content="ü".encode(), headers=headers))
        assert sdk.call(returning(Text())).startswith("ü")

    def test_a_204_where_there_is_room_for_none(self, sdk: Sdk) -> None:
        sdk.serve(httpx2.Response(204))
        assert sdk.call(returning(Json(lambda: Thing | None))) is None
        with pytest.raises(ResponseValidationError):
            sdk.call(returning(Json(lambda: list[Thing])))

    def test_a_type_is_looked_up_and_adapted_once(self, sdk: Sdk) -> None:
        loads: list[None] = []

        def load() -> Any:
            loads.append(None)
            return dict[str, Thing]

        sdk.serve(httpx2.Response(200, json={"a": {"id": 1}}))
        operation = returning(Json(load))
        assert sdk.call(operation) == sdk.call(operation) == {"a": Thing(id=1)}
        assert len(loads) == 1


class TestConfiguration:
    @pytest.mark.parametrize(
        ("options", "url"),
        [
            ({}, f"{BASE}/things"),
            ({"server": "staging"}, "https://staging.test/v1/things"),
            ({"base_url": "http://localhost:8000"}, "http://localhost:8000/things"),
            ({"base_url": "https://x.test/a/"}, "https://x.test/a/things"),
        ],
    )
    def test_base_url(self, sdk: Sdk, options: dict[str, Any], url: str) -> None:
        sdk.serve(ok(), **options)
        sdk.call()
        assert str(sdk.sent.url) == url

    @pytest.mark.parametrize(
        "base_url",
        [
            "api.test",
            "/v1",
            "ftp://api.test",
            "https://",
            "https://user:secret@api.test",
            "https://api.test?a=secret",
            "https://api.test#secret",
            "https://api.test\n",
            "https://api.test:99999",
            "https://api.test/\udc80",
            "",
            "user:secret@api.test",
            "ftp://user:se/?#@cret@api.test?secret",
            5,
        ],
    )
    def test_a_base_url_that_cannot_be(self, sdk: Sdk, base_url: Any) -> None:
        with pytest.raises(ConfigurationError, match="base_url") as caught:
            sdk.serve(ok(), base_url=base_url)
        assert "secret" not in str(caught.value)
        client = sdk.serve(ok())
        with pytest.raises(ConfigurationError, match="base_url"):
            client.with_options(base_url=base_url)

    @pytest.mark.parametrize(
        ("base_url", "shown"),
        [
            ("localhost:8799", "'localhost:8799'"),
            ("//x.test", "'//x.test'"),
            ("ftp://u:p@x.test?k=v", "'ftp://x.test'"),
            ("", "''"),
        ],
    )
    def test_a_wrong_base_url_is_shown(
        self, sdk: Sdk, base_url: str, shown: str
    ) -> None:
        with pytest.raises(ConfigurationError) as caught:
            sdk.serve(ok(), base_url=base_url)
        assert str(caught.value) == (
            f"base_url must be an absolute http or https URL, not {shown}"
        )

    def test_one_server_is_chosen_once(self, sdk: Sdk) -> None:
        with pytest.raises(ConfigurationError, match="base_url and server exclude"):
            sdk.serve(ok(), base_url="https://x.test", server="staging")

    def test_a_server_that_is_not_there(self, sdk: Sdk) -> None:
        with pytest.raises(ConfigurationError, match="'production', 'staging'"):
            sdk.serve(ok(), server="prod")
        for servers in ({}, {"default": "/v1"}):
            with pytest.raises(ConfigurationError, match=r"base_url=… to Sample\(\)"):
                sdk.serve(ok(), api=API._replace(servers=servers))
        sdk.serve(ok(), api=API._replace(servers={}), base_url="https://x.test")
        assert sdk.call() == {}

    def test_the_http_client_must_be_of_the_same_kind(self, sdk: Sdk) -> None:
        other = httpx2.AsyncClient() if sdk.kind == "sync" else httpx2.Client()
        with pytest.raises(ConfigurationError, match="http_client"):
            sdk.client(http_client=other)


class TestHeaders:
    @pytest.mark.parametrize(
        "wrong", [{5: "a"}, {"X Y": "a"}, {"X": "sec\nret"}, {"X": 5}, [("X", "1")]]
    )
    def test_that_cannot_be_sent(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="header") as caught:
            sdk.client(headers=wrong)
        assert "ret" not in str(caught.value)
        client = sdk.client()
        with pytest.raises(ConfigurationError, match="header"):
            client.with_options(headers=wrong)


class TestTimes:
    @pytest.mark.parametrize(
        "wrong", [math.inf, math.nan, 1e12, 0, -1, "5", httpx2.Timeout(math.inf)]
    )
    def test_a_timeout_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="timeout must be"):
            sdk.serve(ok(), timeout=wrong)
        client = sdk.serve(ok())
        with pytest.raises(ConfigurationError, match="timeout must be"):
            client.with_options(timeout=wrong)
        with pytest.raises(ConfigurationError, match="timeout must be"):
            sdk.call(timeout=wrong)

    @pytest.mark.parametrize("wrong", [math.inf, math.nan, 1e12, "5"])
    def test_a_deadline_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="deadline must be"):
            sdk.serve(ok(), deadline=wrong)
        client = sdk.serve(ok())
        with pytest.raises(ConfigurationError, match="deadline must be"):
            client.with_options(deadline=wrong)
        with pytest.raises(ConfigurationError, match="deadline must be"):
            sdk.call(deadline=wrong)

    @pytest.mark.parametrize("wrong", [-1, "2", 1.5])
    def test_a_number_of_retries_that_is_none(self, sdk: Sdk, wrong: Any) -> None:
        with pytest.raises(ConfigurationError, match="retries must be"):
            sdk.serve(ok(), retries=wrong)


class TestCopies:
    def test_a_copy_differs_in_what_is_given(self, sdk: Sdk) -> None:
        client = sdk.serve(ok(), headers={"A": "1", "B": "1"}, retries=1, timeout=9.0)
        copy = client.with_options(
            base_url="https://x.test", timeout=2.0, retries=0, headers={"b": "2"}
        )
        assert type(copy) is type(client)
        sdk.call(on=copy)
        assert str(sdk.sent.url) == "https://x.test/things"
        assert sdk.sent.extensions["timeout"]["read"] == 2.0
        assert (sdk.sent.headers["A"], sdk.sent.headers["B"]) == ("1", "2")
        sdk.call(on=client)
        assert str(sdk.sent.url) == f"{BASE}/things"
        assert sdk.sent.extensions["timeout"]["read"] == 9.0
        assert sdk.sent.headers["B"] == "1"
        sdk.call(on=client.with_options())
        assert sdk.sent.extensions["timeout"]["read"] == 9.0
        sdk.call(on=client.with_options(timeout=None))
        assert sdk.sent.extensions["timeout"]["read"] is None

    def test_it_shares_the_connections_and_does_not_close_them(self, sdk: Sdk) -> None:
        client = sdk.client()
        copy = client.with_options(timeout=1)
        assert copy._connections.get() is client._connections.get()
        sdk.close(copy)
        assert not client._connections.get().is_closed
        sdk.close(client)
        with pytest.raises(ConfigurationError, match="closed"):
            sdk.call(on=copy)

    def test_resources_are_not_carried_over(self) -> None:
        class Client(SyncClient):
            @cached_property
            def things(self) -> Resource:
                return Resource(self)

        client = Client(API, credentials={})
        client.mark = "kept"  # type: ignore[attr-defined]  # a user's own attribute
        assert client.things is client.things
        copy = client.with_options(timeout=1)
        assert copy.things is not client.things
        assert copy.things._client is copy
        assert copy.mark == "kept"  # type: ignore[attr-defined]


class TestClosing:
    def test_ours_is_made_when_it_is_needed_and_closed_with_the_client(
        self, sdk: Sdk
    ) -> None:
        client = sdk.client()
        assert not client._connections._made

        async def get_async() -> Any:
            return client._connections.get()

        get = client._connections.get if sdk.kind == "sync" else get_async
        http = sdk.settle(get())
        assert http is sdk.settle(get())
        assert not http.follow_redirects
        sdk.close(client)
        assert http.is_closed
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_a_client_that_was_never_used_can_be_closed(self, sdk: Sdk) -> None:
        client = sdk.client()
        sdk.close(client)
        sdk.close(client)
        assert not client._connections._made
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_a_given_http_client_stays_open(self, sdk: Sdk) -> None:
        http = sdk.http_client(lambda _: ok())
        client = sdk.client(http_client=http)
        sdk.close(client)
        assert not http.is_closed
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_a_given_http_client_that_is_closed(self, sdk: Sdk) -> None:
        http = sdk.http_client(lambda _: ok())
        sdk.client(http_client=http)
        if isinstance(http, httpx2.Client):
            http.close()
        else:
            sdk.settle(http.aclose())
        with pytest.raises(ConfigurationError, match="the client is closed"):
            sdk.call()

    def test_with(self) -> None:
        with SyncClient(API, credentials={}) as client:
            http = client._connections.get()
        assert http.is_closed

    def test_async_with(self) -> None:
        async def run() -> httpx2.AsyncClient:
            async with AsyncClient(API, credentials={}) as client:
                return client._connections.get()

        with Sdk("async") as sdk:
            assert sdk.settle(run()).is_closed

    def test_threads_share_one(self) -> None:
        client = SyncClient(API, credentials={})
        made: list[httpx2.Client] = []
        threads = [
            threading.Thread(target=lambda: made.append(client._connections.get()))
            for _ in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(http) for http in made}) == 1
        client.close()


class TestRequest:
    @pytest.mark.parametrize(
        ("cast_to", "value"),
        [
            (None, {"id": 1}),
            (Thing, Thing(id=1)),
            (dict[str, int], {"id": 1}),
            (bytes, b'{"id":1}'),
            (str, '{"id":1}'),
        ],
    )
    def test_cast_to(self, sdk: Sdk, cast_to: Any, value: object) -> None:
        sdk.serve(httpx2.Response(200, json={"id": 1}))
        assert sdk.request("get", "/things/1", cast_to=cast_to) == value
        assert sdk.sent.method == "GET"

    def test_all_of_it(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        sdk.request(
            "POST",
            "things?x=1",
            query={"y": [2, 3]},
            headers={"X-A": "b"},
            body={"z": Thing(id=4)},
            timeout=3,
        )
        assert str(sdk.sent.url) == f"{BASE}/things?x=1&y=2&y=3"
        assert sdk.sent.content == b'{"z":{"id":4}}'
        assert sdk.sent.headers["X-A"] == "b"
        assert sdk.sent.headers["Authorization"] == f"Bearer {KEY}"
        assert sdk.sent.extensions["timeout"]["read"] == 3

    def test_bytes_are_sent_as_they_are(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        sdk.request("PUT", "/f", body=b"\x00")
        assert sdk.sent.content == b"\x00"
        assert sdk.sent.headers["Content-Type"] == "application/octet-stream"
        sdk.request("PUT", "/f", body=b"\x00", headers={"content-type": "image/png"})
        assert sdk.sent.headers.get_list("Content-Type") == ["image/png"]

    @pytest.mark.parametrize(
        "cast_to", [object(), "Nowhere", list["Nowhere"], ["int"]]  # type: ignore[name-defined]  # noqa: F821 - that is the test
    )
    def test_a_type_that_is_none(self, sdk: Sdk, cast_to: object) -> None:
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError, match="cast_to"):
            sdk.request("POST", "/things", cast_to=cast_to)
        assert not sdk.requests

    @pytest.mark.parametrize("method", ["", "G T", "G\r\nX: y", "\udc80"])
    def test_a_method_that_is_none(self, sdk: Sdk, method: str) -> None:
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError, match="is not a method"):
            sdk.request(method, "/things")
        assert not sdk.requests

    @pytest.mark.parametrize(
        ("path", "options"),
        [
            ("/a\udc80", {}),
            ("/a?b=\udc80", {}),
            ("https://api.test/\udc80", {}),
            ("/a", {"extra_query": {"\udc80": "x"}}),
            ("/a", {"extra_query": {"x": {"\udc80": "x"}}}),
            ("/a", {"body": "\udc80"}),
            ("/a", {"body": {"\udc80": 1}}),
        ],
    )
    def test_surrogates_are_refused(
        self, sdk: Sdk, path: str, options: dict[str, Any]
    ) -> None:
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError):
            sdk.request("POST", path, **options)
        assert not sdk.requests

    def test_a_model_of_the_user_is_sent_whole(self, sdk: Sdk) -> None:
        class Mine(BaseModel):
            role: str = "user"
            content: str

        sdk.serve(ok())
        sdk.request("POST", "/things", body=Mine(content="hi"))
        assert sdk.sent.content == b'{"role":"user","content":"hi"}'

    def test_an_empty_answer_is_none(self, sdk: Sdk) -> None:
        sdk.serve(httpx2.Response(204))
        assert sdk.request("DELETE", "/things/1") is None

    @pytest.mark.parametrize("body", [b"<html>", b"[" * 100_000, b"\xff"])
    def test_an_answer_that_is_no_json(self, sdk: Sdk, body: bytes) -> None:
        sdk.serve(httpx2.Response(200, content=body))
        with pytest.raises(ResponseValidationError, match="Invalid JSON"):
            sdk.request("GET", "/things")

    def test_errors_are_the_same(self, sdk: Sdk) -> None:
        sdk.serve(httpx2.Response(404))
        with pytest.raises(NotFoundError):
            sdk.request("GET", "/nothing")

    @pytest.mark.parametrize(
        ("path", "url"),
        [
            ("//evil.test/x", f"{BASE}//evil.test/x"),
            ("@evil.test/x", f"{BASE}/@evil.test/x"),
            ("\\evil.test", f"{BASE}/\\evil.test"),
            ("a{b}c", f"{BASE}/a%7Bb%7Dc"),
            ("x#fragment", f"{BASE}/x"),
            ("https://api.test/other?a=1", "https://api.test/other?a=1"),
            ("HTTPS://API.test:443/v1/x", "https://api.test/v1/x"),
        ],
    )
    def test_paths_stay_with_the_api(self, sdk: Sdk, path: str, url: str) -> None:
        sdk.serve(ok())
        sdk.request("GET", path)
        assert str(sdk.sent.url) == url

    @pytest.mark.parametrize(
        "path",
        [
            "https://evil.test/x",
            "https://api.test.evil.test/x",
            "https://api.test@evil.test/x",
            "http://api.test/x",
            "https://api.test:444/x",
            "https://",
            "https://[x",
            "/../x",
            "a/%2e%2E/b",
            "a\nb",
        ],
    )
    def test_paths_that_lead_away_are_refused(self, sdk: Sdk, path: str) -> None:
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError):
            sdk.request("GET", path)
        assert not sdk.requests
