"""Whatever text a field of a request holds, it changes no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ..behaviour.sdk import generate
from ..contract.server import Answer, Request, Server

TEXT = {"type": "string"}
PARAMETERS: dict[str, dict[str, Any]] = {
    "segment": {"in": "path", "required": True},
    "label": {"in": "path", "required": True, "style": "label"},
    "matrix": {"in": "path", "required": True, "style": "matrix"},
    "free": {"in": "path", "required": True, "allowReserved": True},
    "q": {"in": "query"},
    "reserved": {"in": "query", "allowReserved": True},
    "keys": {"in": "query", "schema": {"type": "object", "additionalProperties": TEXT}},
    "X-Header": {"in": "header"},
    "form": {"in": "cookie"},
    "as-is": {"in": "cookie", "style": "cookie"},
}
DOCUMENT = {
    "openapi": "3.2.0",
    "info": {"title": "Example", "version": "1"},
    "paths": {
        "/a/{segment}/x{label}/y{matrix}/{free}/z": {
            "get": {
                "operationId": "send",
                "tags": ["fields"],
                "parameters": [
                    {"name": name, "schema": TEXT} | said
                    for name, said in PARAMETERS.items()
                ],
                "responses": {"204": {"description": "Done."}},
            }
        }
    },
}
ARGUMENTS = [name.replace("-", "_").lower() for name in PARAMETERS]
PLAIN = {name: {"k": "v"} if name == "keys" else "v" for name in ARGUMENTS}

# What may be refused, beside lone surrogates: what ends a segment, a header or a cookie.
ENDINGS = {
    "segment": r"|\.|\.\.",
    "label": r"|\.",
    "free": r"|(\.|%2[eE])|(\.|%2[eE]){2}",
    "x_header": r"(?s).*[^\x20-\x7e].*|\s.*|.*\s",
    "as_is": r"(?s).*[^\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e].*",
}
NASTY = "./\\?#&=;,:@%[]|\"' +\r\n\t\0~^{}e2E5Fü☃\ud800"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as server:
        server.script(Answer(204, content_type=None))
        yield server


@pytest.fixture(scope="module")
def package(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("fields")
    document = folder / "fields.json"
    servers = [{"url": f"{server.origin}/v1"}]
    document.write_text(json.dumps({**DOCUMENT, "servers": servers}), "utf-8")
    generate(document, "sdk_fields", folder / "sdk")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            patch.delenv(name, raising=False)
        patch.syspath_prepend(folder / "sdk")
        yield import_module("sdk_fields")


@pytest.fixture(scope="module")
def client(package: ModuleType) -> Iterator[Any]:
    with package.Example(retries=0) as client:
        yield client


@pytest.fixture(scope="module")
def plain(client: Any, server: Server) -> Mapping[str, object]:
    """What a server reads where nothing is out of the ordinary."""
    client.fields.send(**PLAIN)
    return read(server.requests[-1])


def read(request: Request) -> Mapping[str, object]:
    """What a server reads: all fields, and what else there is."""
    head, _, body = request.raw.partition(b"\r\n\r\n")
    line, *headers = head.decode("latin-1").split("\r\n")
    method, target, version = line.split(" ")
    path, _, query = target.partition("?")
    version_of_api, one, segment, label, matrix, free, last = path[1:].split("/")
    style, _, color = matrix.partition("=")
    named = dict(header.split(": ", 1) for header in headers)
    cookies = dict(pair.strip().split("=", 1) for pair in named["Cookie"].split(";"))
    pairs = [tuple(map(unquote, pair.split("=", 1))) for pair in query.split("&")]
    assert pairs == parse_qsl(query, keep_blank_values=True)
    (_, q), (_, reserved), (key, value) = pairs
    return {
        "fixed": (method, version, version_of_api, one, label[:2], style, last, body),
        "names": ([*cookies], [*named], len(headers), named["Host"], value),
        "segment": unquote(segment),
        "label": unquote(label[2:]),
        "matrix": (color.count(";"), unquote(color)),
        "free": unquote(free),
        "q": q,
        "reserved": reserved,
        "keys": key,
        "x_header": named["X-Header"],
        "form": unquote(cookies["form"]),
        "as_is": cookies["as-is"],
    }


@given(
    name=st.sampled_from(ARGUMENTS), text=st.text() | st.text(st.sampled_from(NASTY))
)
@example("segment", "..")
@example("segment", "../..?x=1#y")
@example("free", "%2e%2E")
@example("free", "a/../b?c#d")
@example("reserved", "a&b=c#d+e")
@example("keys", "a=b&c")
@example("x_header", "a\r\nX-Other: b")
@example("form", "a; b=c")
@example("as_is", "a; b=c")
@settings(max_examples=3000, deadline=None)
def test_a_field_changes_no_other(
    package: ModuleType,
    client: Any,
    server: Server,
    plain: Mapping[str, object],
    name: str,
    text: str,
) -> None:
    server.requests.clear()
    value = {text: "v"} if name == "keys" else text
    try:
        client.fields.send(**{**PLAIN, name: value})
    except package.errors.InvalidRequestError:
        assert not server.requests
        is_ending = re.fullmatch(ENDINGS.get(name, "(?!)"), text)
        assert is_ending or re.search("[\ud800-\udfff]", text)
        return
    (request,) = server.requests
    # What is encoded already stays, and is decoded like the rest.
    said = unquote(text) if name in ("free", "reserved") else text
    expected = {**plain, name: (0, said) if name == "matrix" else said}
    assert read(request) == expected
