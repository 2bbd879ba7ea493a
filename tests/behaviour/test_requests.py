"""Arguments: where each of them stands in the request, and how it is written there."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest

from .sdk import Server


def body(server: Server) -> Any:
    return json.loads(server.request.content)


def test_places(server: Server, client: Any) -> None:
    client.things.places(7, "a b/ü", filter="x=1&y", x_trace="t", session_id="s;1")
    assert server.request.method == "GET"
    assert server.target == "/places/7/a%20b%2F%C3%BC?%24filter=x%3D1%26y"
    assert server.request.headers["X-Trace"] == "t"
    assert server.request.headers["Cookie"] == "session%20id=s%3B1"


def test_path_arguments_have_names(server: Server, client: Any) -> None:
    client.things.places(name="a", shop_id=7)
    assert server.target == "/places/7/a"
    assert "X-Trace" not in server.request.headers
    assert "Cookie" not in server.request.headers


@pytest.mark.parametrize(
    ("arguments", "kind"), [((), "missing"), ((1, "a", "b"), "takes")]
)
def test_wrong_arguments(
    server: Server, client: Any, arguments: tuple[Any, ...], kind: str
) -> None:
    with pytest.raises(TypeError, match=kind):
        client.things.places(*arguments)
    assert not server.requests


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_path_argument_stays_in_its_segment(
    sdk: ModuleType, server: Server, client: Any, name: str
) -> None:
    with pytest.raises(sdk.errors.InvalidRequestError, match="'name'"):
        client.things.places(1, name)
    assert not server.requests


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"flag": True}, "flag=true"),
        ({"day": date(2026, 1, 2)}, "day=2026-01-02"),
        ({"at": datetime(2026, 1, 2, tzinfo=UTC)}, "at=2026-01-02T00%3A00%3A00Z"),
        ({"many": ["a", "b c"]}, "many=a&many=b%20c"),
        ({"few": ["a", "b,c"]}, "few=a,b%2Cc"),
        ({"pipes": (1, 2)}, "pipes=1%7C2"),
        ({"deep": {"min": 1}}, "deep%5Bmin%5D=1"),
        ({"json": {"min": 1}}, "json=%7B%22min%22%3A1%7D"),
        ({"many": []}, ""),
        ({"flag": None}, ""),
    ],
    ids=str,
)
def test_queries(
    server: Server, client: Any, arguments: dict[str, Any], query: str
) -> None:
    client.things.queries(**arguments)
    assert server.target.partition("?")[2] == query


def test_a_model_in_a_query(sdk: ModuleType, server: Server, client: Any) -> None:
    given = sdk.models.Range(min=1, max_value=2)
    client.things.queries(deep=given, json=given)
    text = "%7B%22min%22%3A1.0%2C%22maxValue%22%3A2.0%7D"
    assert (
        server.target
        == f"/queries?deep%5Bmin%5D=1.0&deep%5BmaxValue%5D=2.0&json={text}"
    )


def test_the_fields_of_a_body(server: Server, client: Any) -> None:
    """Names of parameters and options come first; the body's get another."""
    client.things.replace("p", id_body="b", class_="c", timeout=3, retries=9)
    assert server.target == "/things/p?timeout=3"
    assert body(server) == {"id": "b", "class": "c", "retries": 9}
    assert server.request.headers["Content-Type"] == "application/json"


def test_omitted_and_null(sdk: ModuleType, server: Server, client: Any) -> None:
    client.things.replace("p", id_body="b", note=sdk.omit)
    assert body(server) == {"id": "b"}
    client.things.replace("p", id_body="b", note=None)
    assert body(server) == {"id": "b", "note": None}


def test_models_and_dicts_mix(sdk: ModuleType, server: Server, client: Any) -> None:
    """A dict is sent as it is given; a model by the names of the wire."""
    model, given = sdk.models.Range(max_value=1), {"maxValue": 2, "max_value": 3}
    client.things.replace(
        "p",
        id_body="b",
        range=model,
        ranges=[given, model],
        named={"a": model, "b": given},
        at=datetime(2026, 1, 2, 3, tzinfo=UTC),
    )
    assert body(server) == {
        "id": "b",
        "range": {"maxValue": 1.0},
        "ranges": [given, {"maxValue": 1.0}],
        "named": {"a": {"maxValue": 1.0}, "b": given},
        "at": "2026-01-02T03:00:00Z",
    }


def test_whole_bodies(sdk: ModuleType, server: Server, client: Any) -> None:
    client.things.array(body=[sdk.models.Range(min=1), {"min": 2}])
    assert body(server) == [{"min": 1.0}, {"min": 2}]
    client.things.free(body="text")
    assert body(server) == "text"
    client.things.free(body=None)
    assert server.request.content == b"null"
    client.things.bytes(body=b"\x00\xff")
    assert server.request.content == b"\x00\xff"
    assert server.request.headers["Content-Type"] == "application/octet-stream"
    client.things.text(body="größer")
    assert server.request.content == "größer".encode()
    assert server.request.headers["Content-Type"] == "text/plain"
    client.things.nullable(body=None)
    assert server.request.content == b"null"
    client.things.nullable(body={"min": 1})
    assert body(server) == {"min": 1}
    client.things.patch(body={"a": None})
    assert body(server) == {"a": None}
    assert server.request.headers["Content-Type"] == "application/merge-patch+json"


def test_a_body_may_be_left_out(server: Server, client: Any) -> None:
    client.things.free()
    assert server.request.content == b""
    assert "Content-Type" not in server.request.headers
    client.things.optional(min=1)
    assert body(server) == {"min": 1}
    client.things.optional()
    assert server.request.content == b""
    assert "Content-Type" not in server.request.headers


def test_each_content_has_arguments_of_its_own(server: Server, client: Any) -> None:
    transcribe = client.things.transcribe
    transcribe(audio_url="u", model="m", tags=["t"])
    assert body(server) == {"audioUrl": "u", "model": "m", "tags": ["t"]}
    transcribe.with_response(file=b"f", model="m", tags=["t"])
    assert server.request.headers["Content-Type"].startswith("multipart/form-data;")
    assert b'name="tags[]"' in server.request.content
    transcribe(body="said")
    assert server.request.content == b"said"


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ({"model": "m", "tags": []}, "'audio_url' for application/json or .* 'file'"),
        ({"audio_url": "u"}, "1 required keyword-only argument: 'model'"),
        ({"file": b"", "content_type": "multipart/form-data"}, "'model'"),
        ({"model": "m", "content_type": "application/json"}, "'audio_url'"),
    ],
)
def test_a_content_misses_an_argument(
    sdk: ModuleType, server: Server, client: Any, arguments: Any, missing: str
) -> None:
    with pytest.raises(TypeError, match=missing):
        client.things.transcribe(**arguments)
    with pytest.raises(TypeError, match=missing):
        asyncio.run(server.async_client(sdk).things.transcribe(**arguments))
    assert not server.requests


def test_extras(server: Server, client: Any) -> None:
    client.things.replace(
        "p",
        id_body="b",
        range={"min": 1},
        extra_headers={"X-More": "h"},
        extra_query={"more": ["q", 1]},
        extra_body={"more": {"b": None}, "id": "over"},
    )
    assert server.request.headers["X-More"] == "h"
    assert server.target == "/things/p?more=q&more=1"
    assert body(server) == {"id": "over", "range": {"min": 1}, "more": {"b": None}}


def test_an_unknown_argument_is_an_error(server: Server, client: Any) -> None:
    with pytest.raises(TypeError, match="colour"):
        client.things.queries(colour="red")
    assert not server.requests


@pytest.mark.parametrize(
    "arguments",
    [{"range": {"min": float("nan")}}, {"range": object()}, {"note": "\ud800"}],
    ids=["nan", "object", "surrogate"],
)
def test_what_cannot_be_sent(
    sdk: ModuleType, server: Server, client: Any, arguments: dict[str, Any]
) -> None:
    with pytest.raises(sdk.errors.InvalidRequestError):
        client.things.replace("p", id_body="b", **arguments)
    assert not server.requests


def test_async_requests_are_the_same(sdk: ModuleType, server: Server) -> None:
    client = server.async_client(sdk)
    given = sdk.models.Range(min=1)

    async def calls() -> None:
        await client.things.places(7, "a", filter="f", x_trace="t", session_id="s")
        await client.things.replace("p", id_body="b", range=given, note=None)
        await client.things.array(body=[given])

    asyncio.run(calls())
    places, replace, array = server.requests
    assert places.url.raw_path == b"/v1/places/7/a?%24filter=f"
    assert places.headers["X-Trace"] == "t"
    assert places.headers["Cookie"] == "session%20id=s"
    assert json.loads(replace.content) == {
        "id": "b",
        "range": {"min": 1.0},
        "note": None,
    }
    assert json.loads(array.content) == [{"min": 1.0}]
