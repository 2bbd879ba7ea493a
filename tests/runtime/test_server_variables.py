"""What may stand for the variables of servers' URLs: nothing that leads elsewhere."""

from __future__ import annotations

import pytest

from runtime.errors import ConfigurationError
from runtime.server_variables import Variable, expand


@pytest.mark.parametrize(
    ("url", "default", "good", "bad"),
    [
        (
            "https://{x}.api.test/v1",
            "eu",
            ["us", "us-east-1", "a.b", "ü", "A_b"],
            [
                "",
                "a/b",
                "a.",
                "..",
                "a:80",
                "u@a",
                "a?b",
                "a#b",
                "a b",
                "a\r\nb",
                "%41",
                "[::1]",
            ],
        ),
        (
            "https://{x}/v1",
            "localhost:8080",
            ["localhost", "127.0.0.1:80", "[::1]", "[::1]:80", "a.test"],
            ["", "a:", "a:b", "a/b", "u@a", "::1", "a\n"],
        ),
        ("https://{x}:80", "a", ["b.test", "[::1]"], ["b:81", "b/c", ""]),
        ("https://a.test:{x}/v1", "80", ["8080"], ["", "a", "80/b", "80@b", "-1"]),
        ("{x}://a.test", "https", ["http", "HTTP"], ["ftp", "", "https://b"]),
        (
            "https://a.test/{x}/b",
            "v1",
            ["v2", "a@b:c", "~", "%20", "é"],
            [
                "",
                "a/b",
                "..",
                ".",
                "%2e%2E",
                "a%2Fb",
                "a%5cb",
                "a\\b",
                "a?b",
                "a#b",
                "%4",
                "a b",
            ],
        ),
        (
            "https://a.test/{x}",
            "api/v1",
            ["v2", "a/b/c", ""],
            ["a/../b", "..", "a?b", "a#b", "a b"],
        ),
        (
            "https://a.test{x}",
            "/api",
            ["/b/c", ""],
            [".b.test", "b", "/a/..", "@b"],
        ),
        (
            "{x}/v1",
            "none",
            ["https://b.test", "http://[::1]:80/a/b", "HTTPS://b"],
            [
                "b.test",
                "ftp://b",
                "https://u@b",
                "https://b?c",
                "https://b#c",
                "https:///a",
            ],
        ),
        ("/api/{x}", "v1", ["v2"], ["a/b", "..", ""]),
        ("//{x}/api", "a.test", ["b.test:80"], ["b/c", "u@b"]),
    ],
)
def test_stay_in_their_place(
    url: str, default: str, good: list[str], bad: list[str]
) -> None:
    variables = {"x": Variable(default)}
    for value in (default, *good):
        assert expand(url, variables, {"x": value}) == url.replace("{x}", value)
    for value in bad:
        with pytest.raises(ConfigurationError, match=r"x must be|dot segment"):
            expand(url, variables, {"x": value})


def test_that_are_harmless_alone() -> None:
    variables = {"a": Variable("v"), "b": Variable("")}
    with pytest.raises(ConfigurationError, match="dot segment"):
        expand("https://a.test/{a}{b}", variables, {"a": ".", "b": "."})


@pytest.mark.parametrize(
    ("url", "value", "expected"),
    [
        ("https://a.test/{x}", "/api", "https://a.test/api"),
        ("https://a.test/{x}/b", "/api/", "https://a.test/api/b"),
        ("{x}/v1", "https://a.test/", "https://a.test/v1"),
    ],
)
def test_slashes_are_not_doubled(url: str, value: str, expected: str) -> None:
    assert expand(url, {"x": Variable(value)}, {}) == expected
    assert expand(url, {"x": Variable("/")}, {"x": value}) == expected
