"""Servers: what they are called, their URLs, and the variables in them."""

from __future__ import annotations

import pytest

from sdkwright.ir import Doc, Server, ServerVariable

from .lowering import Lowered, lowered

API = "servers: [{url: https://live.test, name: live}, {url: https://test.test, name: test}]"

URL = "#/servers/0/url"


def server(text: str) -> Lowered:
    """A document with one server."""
    return lowered(f"servers: [{text}]")


def variables(text: str) -> tuple[ServerVariable, ...]:
    return server(text).api.servers[0].variables


class TestVariables:
    def test_come_in_the_order_of_the_url(self) -> None:
        first = "{default: x, description: Text., x-sdkwright-name: c}"
        text = f"{{a: {first}, b: {{default: y}}, c: {{default: z}}}}"
        url = "https://{b}.test/{a}/{b}"
        assert variables(f"{{url: '{url}', variables: {text}}}") == (
            ServerVariable("b", "y", (), URL),
            ServerVariable("a", "x", (), URL, "c", Doc(text="Text.")),
        )

    @pytest.mark.parametrize(
        ("described", "default", "values"),
        [
            ("{default: eu, enum: [eu, us]}", "eu", ("eu", "us")),
            ("{default: eu, enum: [us]}", "eu", ("eu", "us")),
            ("{default: 80, enum: [80, 8080]}", "80", ("80", "8080")),
            ("{default: 1.5}", "1.5", ()),
            ("{default: eu, enum: []}", "eu", ()),
            ("{default: ''}", "", ()),
            ("{enum: [eu, us]}", None, ("eu", "us")),
            ("{default: '{x}'}", None, ()),
            ("{default: true, enum: us}", None, ()),
            ("{}", None, ()),
            ("eu", None, ()),
        ],
    )
    def test_are_read(
        self, described: str, default: str | None, values: tuple[str, ...]
    ) -> None:
        found = server(f"{{url: 'https://{{x}}.test', variables: {{x: {described}}}}}")
        (variable,) = found.api.servers[0].variables
        assert (variable.default, variable.values) == (default, values)
        assert found.rules == ["undefined-server-variable"] * (default is None)

    def test_may_be_undefined(self) -> None:
        assert variables("{url: 'https://{x}.test:{y}/{z}'}") == (
            ServerVariable("x", None, (), URL),
            ServerVariable("y", None, (), URL),
            ServerVariable("z", None, (), URL),
        )


class TestUrls:
    @pytest.mark.parametrize(
        "url",
        [
            "https://a.test:8443/v1%20/",
            "HTTPS://A.test",
            "http://[::1]:80/",
            "https://b\u00fccher.test/gr\u00f6\u00dfe",
            "/v1",
            ".",
            "{x}/v1",
            "{x}://a.test",
            "https://a.test:{x}",
        ],
    )
    def test_that_can_be(self, url: str) -> None:
        found = lowered({"servers": [{"url": url}]})
        assert [one.url for one in found.api.servers] == [url]

    @pytest.mark.parametrize(
        "url",
        [
            "ftp://a.test",
            "https://",
            "https://a.test?b",
            "https://a.test#b",
            "https://u:p@a.test",
            "https://a b.test",
            "https://a.test/\r\nb",
            "https://a.test\\b",
            "https://a.test:port",
            "https://a.test/?",
            "https://a.test/#",
            "https://[::1",
            "https://a.test/{",
            "https://a.test/{}",
            "https://a.test/{a{b}}",
        ],
    )
    def test_that_cannot(self, url: str) -> None:
        found = lowered({"servers": [{"url": url}]})
        assert found.places("invalid-server") == ["#/servers/0/url"]
        assert found.api.servers == (Server("default", "/"),)

    @pytest.mark.parametrize(
        ("urls", "places"),
        [
            (["http://a.test"], [URL]),
            (["HTTP://{x}.a.test:80/v1"], [URL]),
            (["http://a.test", "https://a.test"], [URL]),
            (["https://a.test", "http://a.test"], []),
            (["http://localhost:8000"], []),
            (["http://127.0.0.1/v1"], []),
            (["http://[::1]:8000"], []),
            (["/v1"], []),
        ],
    )
    def test_that_others_can_read(self, urls: list[str], places: list[str]) -> None:
        """Whoever uses the SDK does not choose the first one, but gets it."""
        found = lowered({"servers": [{"url": url} for url in urls]})
        assert found.places("plain-http") == places

    def test_are_checked_with_their_defaults(self) -> None:
        text = "url: 'https://a.test:{x}', variables: {x: {default: b}}"
        assert server(f"{{{text}}}").places("invalid-server") == ["#/servers/0/url"]

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            (None, "https://a.test/"),
            ("/v1", "https://a.test/v1"),
            (".", "https://a.test/docs/"),
            ("../{x}", "https://a.test/{x}"),
            ("https://b.test", "https://b.test"),
            ("{x}/v1", "{x}/v1"),
        ],
    )
    def test_are_relative_to_the_document(self, url: str | None, expected: str) -> None:
        document = {
            "openapi": "3.2.0",
            "$self": "https://a.test/docs/api.yaml",
            "servers": [] if url is None else [{"url": url}],
        }
        assert lowered(document).api.servers[0].url == expected

    @pytest.mark.parametrize("own", ["api.yaml", "urn:example:api", "file:///a", 5])
    def test_of_a_document_that_is_nowhere(self, own: object) -> None:
        found = lowered({"openapi": "3.2.0", "$self": own, "servers": [{"url": "/v1"}]})
        assert found.api.servers[0].url == "/v1"


class TestOfAnOperation:
    def test_replace_those_of_the_path(self) -> None:
        found = lowered("""
            paths:
              /a:
                servers: [{url: https://item.test}]
                get: {tags: [t], servers: [{url: https://own.test}]}
                put: {tags: [t]}
                post: {tags: [t], servers: []}
            """)
        (resource,) = found.api.resources
        assert [one.servers for one in resource.operations] == [
            (Server("default", "https://own.test"),),
            (Server("default", "https://item.test"),),
            (),
        ]

    def test_are_chosen_by_the_names_of_the_api(self) -> None:
        found = lowered(f"""
            {API}
            paths:
              /a:
                get:
                  servers:
                    - {{url: https://a.test, name: eu}}
                    - {{url: https://b.test, name: test}}
                    - {{url: https://c.test, name: us}}
            """)
        assert [one.name for one in found.operation().servers] == ["eu", "test", "us"]
        assert found.places("other-server") == ["#/paths/~1a/get/servers"]

    def test_of_which_none_can_be_used(self) -> None:
        found = lowered("paths: {/a: {get: {servers: [{url: ftp://a.test}]}}}")
        assert found.operation().servers == (Server("default", "https://"),)
        assert found.rules == ["invalid-server"]
