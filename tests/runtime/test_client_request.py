"""``request`` of a client: any method, any path, any type."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel

from runtime.errors import (
    InvalidRequestError,
    NotFoundError,
    ResponseValidationError,
)

from .harness import BASE, KEY, Sdk, Thing, ok


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

    def test_the_whole_response(self, sdk: Sdk) -> None:
        client: Any = sdk.serve(httpx2.Response(202, json={"id": 1}))
        response = sdk.settle(
            client.request.with_response("GET", "/things/1", cast_to=Thing)
        )
        assert (response.status_code, response.data) == (202, Thing(id=1))
        assert response.typed_headers is None

    def test_streamed(self, sdk: Sdk) -> None:
        client: Any = sdk.serve(httpx2.Response(200, content=b"abc"))
        open_ = client.request.streamed("POST", "/export", body={"a": 1})

        async def read() -> bytes:
            async with open_ as answer:
                content: bytes = await answer.read()
                return content

        if sdk.kind == "sync":
            with open_ as answer:
                assert answer.read() == b"abc"
        else:
            assert sdk.settle(read()) == b"abc"
        assert sdk.sent.content == b'{"a":1}'
        assert sdk.sent.headers["Accept"] == "*/*"

    def test_what_is_no_option(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        with pytest.raises(TypeError, match="colour"):
            sdk.request("GET", "/things", colour="green")
        assert not sdk.requests

    def test_bytes_are_sent_as_they_are(self, sdk: Sdk) -> None:
        sdk.serve(ok())
        sdk.request("PUT", "/f", body=b"\x00")
        assert sdk.sent.content == b"\x00"
        assert sdk.sent.headers["Content-Type"] == "application/octet-stream"
        sdk.request("PUT", "/f", body=b"\x00", headers={"content-type": "image/png"})
        assert sdk.sent.headers.get_list("Content-Type") == ["image/png"]

    def test_so_are_files(self, sdk: Sdk, tmp_path: Path) -> None:
        path = tmp_path / "a.bin"
        path.write_bytes(b"\x00\n\x01")
        sdk.serve(ok())
        for file in (path, BytesIO(b"\x00\n\x01")):
            sdk.request("PUT", "/f", body=file)
            assert sdk.sent.content == b"\x00\n\x01"
            assert sdk.sent.headers["Content-Type"] == "application/octet-stream"

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

    @pytest.mark.parametrize("name", ["query", "headers"])
    @pytest.mark.parametrize("wrong", [5, "a=1", [("a", "1")], {5: "a"}])
    def test_what_is_no_mapping_of_names(
        self, sdk: Sdk, name: str, wrong: object
    ) -> None:
        sdk.serve(ok())
        with pytest.raises(InvalidRequestError, match=f"{name} must be a mapping"):
            sdk.request("GET", "/a", **{name: wrong})
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
