"""Answers: what a call returns, and the whole response behind it."""

from __future__ import annotations

import asyncio
import pickle
from types import ModuleType
from typing import Any

import httpx2
import pytest

from .sdk import Server


@pytest.mark.parametrize(
    ("name", "json"),
    [
        ("scalar", 3),
        ("nullable", None),
        ("any", [1, {"a": None}]),
        ("any", None),
        ("list", []),
        ("map", {}),
    ],
)
def test_plain_values(server: Server, client: Any, name: str, json: Any) -> None:
    server.answers(json=json)
    assert getattr(client.get, name)() == json


def test_models(sdk: ModuleType, server: Server, client: Any) -> None:
    item = sdk.models.Item(id="a")
    server.answers(json={"id": "a"})
    assert client.get.object() == item
    assert client.get.nullable() == item
    server.answers(json=[{"id": "a"}])
    assert client.get.list() == [item]
    server.answers(json={"x": {"id": "a"}})
    assert client.get.map() == {"x": item}


@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_every_success_is_one(server: Server, client: Any, status: int) -> None:
    server.answers(status, json={"id": "a"})
    response = client.get.several.with_response()
    assert response.data.id == "a"
    assert response.status_code == status


def test_no_body(server: Server, client: Any) -> None:
    server.answers(204)
    assert client.get.empty() is None
    server.answers(200, text="surprise")
    assert client.get.empty() is None
    response = client.get.empty.with_response()
    assert response.data is None
    assert response.content == b"surprise"


def test_a_body_or_none(sdk: ModuleType, server: Server, client: Any) -> None:
    server.answers(204)
    assert client.get.maybe() is None
    server.answers(json={"id": "a"})
    assert client.get.maybe() == sdk.models.Item(id="a")


def test_successes_of_several_types(
    sdk: ModuleType, server: Server, client: Any
) -> None:
    server.answers(json={"id": "a"})
    assert client.get.different() == sdk.models.Item(id="a")
    server.answers(202, json={"job": "j"})
    assert client.get.different() == sdk.models.DifferentResponse(job="j")


def test_text(server: Server, client: Any) -> None:
    server.answers(text="größer")
    assert client.get.text() == "größer"


def test_bytes(server: Server, client: Any) -> None:
    server.answers(content=b"%PDF\x00")
    assert client.get.bytes() == b"%PDF\x00"


def test_the_whole_response(sdk: ModuleType, server: Server, client: Any) -> None:
    server.answers(json={"id": "a"}, headers={"X-Request-Id": "r1", "X-Left": "9"})
    response = client.get.object.with_response(extra_query={"q": 1})
    assert type(response) is sdk.Response
    assert response.data == sdk.models.Item(id="a")
    assert response.status_code == 200
    assert response.headers["x-left"] == "9"
    assert response.request_id == "r1"
    assert response.content == b'{"id":"a"}'
    assert (response.method, response.url) == ("GET", "https://api.test/v1/object?q=1")
    again = pickle.loads(pickle.dumps(response))
    assert again.data == response.data
    assert again.headers == response.headers


def test_the_whole_response_to_an_async_call(sdk: ModuleType, server: Server) -> None:
    server.answers(json={"id": "a"}, headers={"request-id": "r2"})
    client = server.async_client(sdk)
    response = asyncio.run(client.get.object.with_response())
    assert type(response) is sdk.Response
    assert response.data == sdk.models.Item(id="a")
    assert response.request_id == "r2"
    assert asyncio.run(client.get.object()) == response.data


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"json": {}}, "id: Field required"),
        ({"json": {"id": 1}}, "id: Input should be a valid string"),
        ({"json": []}, "Input should be an object"),
        ({"text": "<html>"}, "expected application/json, got text/plain: <html>"),
        ({"content": b""}, "the body is empty"),
        ({"content": b'{"id": "a'}, "Invalid JSON: EOF"),
    ],
    ids=["missing", "other type", "no object", "html", "empty", "cut off"],
)
def test_what_was_not_promised(
    sdk: ModuleType, server: Server, answer: dict[str, Any], message: str
) -> None:
    """The same from both clients: an error with the place and the body as it came."""
    server.answers(**answer)
    body = httpx2.Response(200, **answer).content
    client = server.async_client(sdk)
    for call in (
        server.client(sdk).get.object,
        lambda: asyncio.run(client.get.object()),
    ):
        with pytest.raises(sdk.errors.ResponseValidationError, match=message) as caught:
            call()
        assert caught.value.status_code == 200
        assert caught.value.body == body
        assert isinstance(caught.value, sdk.errors.ExampleError)
