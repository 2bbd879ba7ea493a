"""Servers, and the variables of their URLs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..referees import Exactly, OpenAPICore, Refused
from ..row import Referee, Row

_SERVER = "OpenAPI, Server Object"
_VARIABLE = "OpenAPI, Server Variable Object"
_RELATIVE = "RFC 3986, 5.2"

_VERSION = {"url": "Origin/{version}", "variables": {"version": {"default": "v1"}}}
_STAGE = {
    "url": "Origin/{stage}/api",
    "variables": {"stage": {"default": "live", "enum": ["live", "beta"]}},
}
_PATH = {"url": "Origin/{base}", "variables": {"base": {"default": "api/v1"}}}
_BEHIND = {"url": "Origin{base}", "variables": {"base": {"default": "/api"}}}
_ENDPOINT = {"url": "{endpoint}/v1", "variables": {"endpoint": {"default": "Origin/a"}}}
_NAMED = [
    {"url": "Origin/live", "name": "live"},
    {"url": "Origin/test", "name": "test"},
]
_REGION = {
    "url": "https://{region}.example.com/v1",
    "variables": {"region": {"default": "eu"}},
}
_PORT = {
    "url": "{protocol}://example.com:{port}",
    "variables": {"protocol": {"default": "https"}, "port": {"default": "443"}},
}


def row(
    title: str,
    servers: Sequence[Mapping[str, Any]],
    *referees: Referee,
    given: Mapping[str, str] | None = None,
    openapi: str = "3.1.1",
    operation: Mapping[str, Any] | None = None,
    path_item: Mapping[str, Any] | None = None,
    document: Mapping[str, Any] | None = None,
) -> Row:
    """A call of an operation without arguments; `given` are those of the client."""
    return Row(
        "Servers",
        title,
        referees,
        operation=operation or {},
        path_item=path_item or {},
        document={"openapi": openapi, "servers": servers, **(document or {})},
        client=given or {},
    )


def _urls() -> Iterator[Row]:
    for title, url, shown in (
        ("a path", "Origin/v1", "/v1"),
        ("a slash at the end", "Origin/v1/", "/v1"),
        ("a percent-escape", "Origin/a%20b", "/a%20b"),
        ("non-ASCII", "Origin/gr\u00fcn", "/gr%C3%BCn"),
    ):
        yield row(f"URL: {title}", [{"url": url}], Exactly(shown, _SERVER))


def _variables() -> Iterator[Row]:
    for title, server, value, shown in (
        ("default", _VERSION, None, "/v1"),
        ("value", _VERSION, "v2", "/v2"),
        ("one of an `enum`", _STAGE, "beta", "/beta/api"),
        ("whole path, default", _PATH, None, "/api/v1"),
        ("whole path, value", _PATH, "x/y/z", "/x/y/z"),
        ("path behind the host", _BEHIND, "/x", "/x"),
        ("path behind the host, empty", _BEHIND, "", ""),
        ("whole URL, default", _ENDPOINT, None, "/a/v1"),
    ):
        (name,) = server["variables"]
        given = {} if value is None else {name: value}
        judge = [] if server is _ENDPOINT else [OpenAPICore({})]
        exactly = [Exactly(shown, _VARIABLE)] if shown else []
        yield row(f"variable: {title}", [server], *exactly, *judge, given=given)


def _chosen() -> Iterator[Row]:
    for title, given, shown in (
        ("the first", {}, "/live"),
        ("by name", {"server": "test"}, "/test"),
    ):
        exactly = Exactly(shown, _SERVER)
        yield row(f"several: {title}", _NAMED, exactly, given=given, openapi="3.2.0")
    yield row(
        "several: by position",
        [{"url": "Origin/a"}, {"url": "Origin/b"}],
        Exactly("/b", _SERVER),
        OpenAPICore({}),
        given={"server": "server_2"},
    )


def _of_operations() -> Iterator[Row]:
    item, own = [{"url": "Origin/item"}], [{"url": "Origin/own"}]
    for title, given, operation, path_item, shown in (
        ("of a path", {}, {}, {"servers": item}, "/item"),
        ("of an operation", {}, {"servers": own}, {"servers": item}, "/own"),
        ("none of an operation", {}, {"servers": []}, {"servers": item}, "/live"),
        (
            "of an operation, chosen by the client's",
            {"server": "test"},
            {
                "servers": [
                    {"url": f"Origin/own-{one['name']}", **_name(one)} for one in _NAMED
                ]
            },
            {},
            "/own-test",
        ),
        (
            "of an operation, with a variable",
            {"shard": "2"},
            {
                "servers": [
                    {"url": "Origin/{shard}", "variables": {"shard": {"default": "1"}}}
                ]
            },
            {},
            "/2",
        ),
        (
            "of an operation, relative",
            {"server": "test"},
            {"servers": [{"url": "sub"}]},
            {},
            "/test/sub",
        ),
    ):
        yield row(
            title,
            _NAMED,
            Exactly(shown, _SERVER),
            given=given,
            openapi="3.2.0",
            operation=operation,
            path_item=path_item,
        )


def _name(server: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": server["name"]}


def _relative() -> Iterator[Row]:
    for title, url, shown in (
        ("absolute path", "/v1", "/v1"),
        ("`.`", ".", "/docs"),
        ("`..`", "../v1", "/v1"),
    ):
        yield row(
            f"relative to `$self`: {title}",
            [{"url": url}],
            Exactly(shown, _RELATIVE),
            openapi="3.2.0",
            document={"$self": "Origin/docs/openapi.json"},
        )


def _refused() -> Iterator[Row]:
    for title, server, given, says in (
        (
            "not of the `enum`",
            {**_STAGE, "url": "https://a.test/{stage}"},
            {"stage": "x"},
            "one of",
        ),
        ("no value", {"url": "https://{account}.test"}, {}, "no account"),
        ("a slash in a host", _REGION, {"region": "evil.com/"}, "a host's name"),
        ("credentials in a host", _REGION, {"region": "me@evil.com"}, "a host's name"),
        ("a port in a host", _REGION, {"region": "evil.com:80"}, "a host's name"),
        ("a line break in a host", _REGION, {"region": "eu\r\nX: 1"}, "a host's name"),
        ("no port", _PORT, {"port": "80/v2"}, "a port"),
        ("no protocol of HTTP", _PORT, {"protocol": "ftp"}, "http or https"),
        ("a slash in a segment", _segment(), {"version": "v1/x"}, "a segment"),
        ("an escaped slash", _segment(), {"version": "v1%2Fx"}, "a segment"),
        ("a query in a segment", _segment(), {"version": "v1?x"}, "a segment"),
        ("a dot segment", _segment(), {"version": ".."}, "dot segment"),
        ("relative to nothing", {"url": "/v1"}, {}, "pass base_url"),
    ):
        refused = Refused(says, "ConfigurationError")
        yield row(f"refused: {title}", [server], refused, given=given)


def _segment() -> dict[str, Any]:
    return {**_VERSION, "url": "https://a.test/{version}"}


ROWS = (
    *_urls(),
    *_variables(),
    *_chosen(),
    *_of_operations(),
    *_relative(),
    *_refused(),
)
